import type { Severity } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import { acceptedSetting, writeAccepted } from '../accepted-setting.js';
import type { Options } from '../command.js';
import { loadConfig } from '../config/load.js';
import { dayOption } from '../day-option.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { flag, textOption } from '../text-option.js';
import { heldAgainst, newBaseline } from './baseline.js';
import { reviewAll } from './review-all.js';
import { lintSources } from './sources.js';

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Reviews what the command line names, and says so. */
export async function runLint(sources: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  const day = dayOption(options);
  const loaded = await loadConfig(io.cwd, textOption(options, 'config'));
  const updates = flag(options, 'updateBaseline');
  const named = textOption(options, 'baseline') ?? loaded.config.lint?.baseline;
  const baseline = await acceptedSetting(named, io.cwd, { kind: 'finding', mayBeNew: updates });
  const named_ = await lintSources(sources, loaded, io.cwd);
  const { findings, isUnreadable } = await reviewAll(named_, { day, loaded, options, io });
  if (updates) {
    const reason = textOption(options, 'reason') ?? 'there when the baseline was made';
    await writeAccepted(baseline.display, io.cwd, newBaseline(findings, baseline, { reason }));
    return exitCode.fine;
  }
  const held = heldAgainst(findings, baseline, day);
  const { lintText } = await import('./lint-text.js');
  await writeResult(await lintText(held, options, io), options, io);
  return isUnreadable ? exitCode.couldNotRun : codeOf(held.findings, options);
}

function codeOf(findings: readonly LintFinding[], options: Options): ExitCode {
  const least = weights[options['failOn'] as Severity]; // commander has checked the choice
  return findings.some(({ severity }) => weights[severity] >= least) ? exitCode.findings : exitCode.fine;
}
