import type { Finding } from '../finding.js';
import { formatLocation } from '../location.js';
import type { Reporter, ReportOptions } from '../reporter.js';
import type { Severity } from '../severity.js';
import { printable } from './escape.js';
import { createExcerpts, type Excerpt } from './excerpt.js';
import { tally } from './tally.js';

const hues: Record<Severity, number> = { error: 31, warning: 33, info: 36 };

/** For a person at a terminal: place, what is wrong, the line, how to mend it. */
export const pretty: Reporter = (findings, options) => {
  const excerptAt = createExcerpts(options.text);
  const blocks = findings.map(finding => block(finding, excerptAt(finding.location), options));
  return `${[...blocks, tally(findings)].join('\n')}\n`;
};

function block(finding: Finding<string>, found: Excerpt | undefined, options: ReportOptions): string {
  const paint = (text: string, code: number) => (options.colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const place = finding.location ? `${printable(formatLocation(finding.location))} ` : '';
  const severity = paint(finding.severity, hues[finding.severity]);
  const lines = [
    `${paint(place, 1)}${severity} ${printable(finding.message)} ${paint(`(${finding.code})`, 2)}`,
    ...frame(finding, found),
    ...(finding.operation ? [`  in ${printable(finding.operation)}`] : []),
    `  ${paint('mend', 32)}: ${printable(finding.remedy)}`,
    ...(finding.related ?? []).map(
      ({ message, location }) => `  see ${printable(formatLocation(location))}: ${printable(message)}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function frame({ location }: Finding<string>, found: Excerpt | undefined): string[] {
  if (!found || !location) return [];
  const gutter = String(location.line);
  return [`  ${gutter} | ${found.line}`, `  ${' '.repeat(gutter.length)} | ${' '.repeat(found.offset)}^`];
}
