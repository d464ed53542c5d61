import { type Finding, type ReportFormat, type ReportOptions, reporters } from '../diagnostics/index.js';
import { wantsColour } from './colour.js';
import type { Options } from './command.js';
import type { Io } from './io.js';
import { sourceText } from './source-text.js';
import { textOption } from './text-option.js';
import { version } from './version.js';

/** The formats of a command whose result is a list of findings; the first is the default. */
export const reportFormats = Object.keys(reporters) as [ReportFormat, ...ReportFormat[]];

/**
 * Findings in the format that --format names.
 * @param explain what codes mean that the catalogue does not have
 */
export function report(
  findings: readonly Finding<string>[],
  options: Options,
  io: Io,
  explain?: ReportOptions['explain'],
): string {
  const name = textOption(options, 'format') ?? 'pretty';
  const format = Object.hasOwn(reporters, name) ? (name as ReportFormat) : 'pretty'; // just looked up
  const toTerminal = (textOption(options, 'output') ?? '-') === '-';
  return reporters[format](findings, {
    colour: toTerminal && wantsColour(options, io, io.stdout),
    text: sourceText(io.cwd),
    version: version(),
    ...(explain && { explain }),
  });
}

/** Findings for the person at the terminal, on standard error. */
export function remark(findings: readonly Finding[], options: Options, io: Io): string {
  return reporters.pretty(findings, { colour: wantsColour(options, io, io.stderr), text: sourceText(io.cwd) });
}
