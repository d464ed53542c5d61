import { acceptedOn } from '../../accepted/index.js';
import { formatLocation, type Severity } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import { type AcceptedSetting, acceptedSetting, writeAccepted } from '../accepted-setting.js';
import type { Options } from '../command.js';
import { loadConfig } from '../config/load.js';
import { dayOption } from '../day-option.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import { type Io, write } from '../io.js';
import { writeResult } from '../output.js';
import { flag, textOption } from '../text-option.js';
import type { Asked } from './asked.js';
import { heldAgainst, newBaseline } from './baseline.js';
import { checkTogether } from './check-together.js';
import { reviewAll } from './review-all.js';
import { Reviews } from './reviews.js';
import { lintSources } from './sources.js';

const weights: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 };

/** Reviews what the command line names, and says so. */
export async function runLint(sources: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  checkTogether(options);
  const day = dayOption(options);
  const loaded = await loadConfig(io.cwd, textOption(options, 'config'));
  const updates = flag(options, 'updateBaseline');
  const named = textOption(options, 'baseline') ?? loaded.config.lint?.baseline;
  const baseline = await acceptedSetting(named, io.cwd, { kind: 'finding', mayBeNew: updates });
  const all = await lintSources(sources, loaded, io.cwd);
  const asked: Asked = { day, loaded, options, io };
  if (flag(options, 'fix')) {
    const dry = await mended(all, asked, baseline);
    if (dry) return dry;
  }
  const { findings, files, partial, unasked, asked: rules, isUnreadable } = await reviewAll(all, asked);
  if (updates) {
    const reason = textOption(options, 'reason') ?? 'there when the baseline was made';
    await writeAccepted(baseline.display, io.cwd, newBaseline(findings, baseline, { files, partial, unasked, reason }));
    return exitCode.fine;
  }
  const isWhole = options['since'] === undefined;
  const held = heldAgainst(findings, baseline, { day, files, isWhole, unasked });
  const { lintText } = await import('./lint-text.js');
  await writeResult(await lintText(held, rules, options, io), options, io);
  return isUnreadable ? exitCode.couldNotRun : codeOf(held.findings, options);
}

/** Mends files; with --dry-run shows what would change, and that is all. */
async function mended(
  sources: readonly string[],
  asked: Asked,
  { read }: AcceptedSetting,
): Promise<ExitCode | undefined> {
  const { options, io, day } = asked;
  const accepted = acceptedOn(day, read?.entries ?? []);
  const isHeld = ({ fingerprint = '' }: LintFinding) => accepted.has(fingerprint);
  const isDry = flag(options, 'dryRun');
  const { fixAll } = await import('./fix-all.js');
  const { findings, files, left, leftFindings, patch } = await fixAll(sources, new Reviews(asked), { isDry, isHeld });
  const what = `${findings} ${findings === 1 ? 'finding' : 'findings'} in ${files} ${files === 1 ? 'file' : 'files'}`;
  for (const source of left) await write(io.stderr, `left ${source} as it is: it cannot be read as a whole\n`);
  for (const { code, location } of leftFindings) {
    const place = location ? ` at ${formatLocation(location)}` : '';
    await write(
      io.stderr,
      `left ${code}${place} as it is: more than its place would change, as where an alias names it; mend it by hand\n`,
    );
  }
  await write(io.stderr, findings === 0 ? 'nothing to be mended\n' : `${isDry ? 'would mend' : 'mended'} ${what}\n`);
  if (!isDry) return undefined;
  await writeResult(patch, options, io);
  return findings > 0 ? exitCode.findings : exitCode.fine;
}

function codeOf(findings: readonly LintFinding[], options: Options): ExitCode {
  const least = weights[options['failOn'] as Severity]; // commander has checked the choice
  // what kept rules from being asked counts, not that it did
  const counts = ({ code, severity }: LintFinding) => code !== 'rules-not-asked' && weights[severity] >= least;
  return findings.some(counts) ? exitCode.findings : exitCode.fine;
}
