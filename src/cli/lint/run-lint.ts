import type { Severity } from '../../diagnostics/index.js';
import { loadDocument } from '../../document/index.js';
import { type LintFinding, lint, type Preset, rules } from '../../lint/index.js';
import type { Options } from '../command.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { loadOptions } from '../load-options.js';
import { writeResult } from '../output.js';
import { projectOf } from '../project.js';
import { report } from '../report.js';

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Reviews what the command line names, and says so. */
export async function runLint(sources: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const { document, allowRemote } = await projectOf(sources[0], options, io);
  const findings: LintFinding[] = [];
  for (const source of sources.length > 0 ? sources : [document]) {
    const set = await loadDocument(source, { ...loadOptions(io, allowRemote), allowBroken: true });
    findings.push(...lint(set, { presets: (options['preset'] as Preset[] | undefined) ?? ['recommended'] }).findings);
  }
  await writeResult(
    report(findings, options, io, code => rules.find(rule => rule.code === code)),
    options,
    io,
  );
  const least = weights[options['failOn'] as Severity]; // commander has checked the choice
  return findings.some(({ severity }) => weights[severity] >= least) ? exitCode.findings : exitCode.fine;
}
