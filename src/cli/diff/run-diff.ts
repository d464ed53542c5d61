import {
  type Comparison,
  compared,
  type LoneDifference,
  type Review,
  reviewOf,
  versionVerdict,
} from '../../diff/index.js';
import { acceptedSetting } from '../accepted-setting.js';
import type { Options } from '../command.js';
import { dayOption } from '../day-option.js';
import { type ExitCode, exitCode } from '../exit-code.js';
import type { Io } from '../io.js';
import { writeResult } from '../output.js';
import { flag, textOption } from '../text-option.js';
import { acceptChange } from './accept-change.js';
import { acceptedOf, type Entries, remarksOn } from './accepted-of.js';
import { checkTogether } from './check-together.js';
import { type ComparedPair, comparePairs } from './compare-pairs.js';
import { explainChange } from './explain-change.js';
import { diffProject } from './project.js';
import { reviewText } from './review-text.js';

/** Compares what the command line names, and says so. */
export async function runDiff(sources: readonly string[], options: Options, io: Io): Promise<ExitCode> {
  checkTogether(options);
  const day = dayOption(options);
  const project = await diffProject(sources, options, io);
  const accepts = options['accept'] !== undefined;
  const setting = await acceptedSetting(project.accepted, io.cwd, { kind: 'change', mayBeNew: accepts });
  const pairs = await comparePairs(project, options, io);
  if (accepts) return acceptChange(pairs, setting, options, io);
  const entries = { day, entries: setting.read?.entries ?? [] };
  if (options['explain'] !== undefined) return explainChange(pairs, entries, options, io);
  const review = reviewed(pairs, entries, options);
  await writeResult(reviewText(review, pairs, options, io), options, io);
  return codeOf(review, options);
}

function reviewed(pairs: readonly ComparedPair[], entries: Entries, options: Options): Review {
  const comparisons = pairs.map(pair => {
    const comparison = compared(pair.difference, acceptedOf(pair, pairs, entries));
    return flag(options, 'semver') ? withVerdict(comparison, pair, options) : comparison;
  });
  return reviewOf(comparisons, remarksOn(pairs, entries));
}

/** What was accepted is no break: it counts as any other change. Where one side alone has the document there are no two versions to judge. */
function withVerdict(comparison: Comparison, pair: ComparedPair, options: Options): Comparison {
  const { difference } = pair;
  const { before, after } = difference;
  if (!before || !after) return comparison;
  const spared = new Set(comparison.accepted.map(({ fingerprint }) => fingerprint));
  const changes: LoneDifference['changes'] = difference.changes.map(change =>
    spared.has(change.fingerprint) ? { ...change, level: 'safe' } : change,
  );
  const { verdict, finding } = versionVerdict(
    { before, after, changes },
    { riskyBreaks: textOption(options, 'failOn') === 'risky', location: pair.after?.locate('/info/version') },
  );
  const findings = finding ? [...comparison.findings, finding] : comparison.findings;
  return { ...comparison, version: verdict, findings };
}

/**
 * With --semver it is the version that has to hold, with --changelog nothing: unless --fail-on says otherwise. No version
 * says that a document is gone.
 */
function codeOf({ level, comparisons }: Review, options: Options): ExitCode {
  if (comparisons.some(({ version }) => version?.holds === false)) return exitCode.findings;
  const isGone = ({ after, level: own }: Comparison) => after === undefined && own === 'breaking';
  if (flag(options, 'semver') && comparisons.some(isGone)) return exitCode.findings;
  const isLax = flag(options, 'semver') || flag(options, 'changelog');
  const failOn = textOption(options, 'failOn') ?? (isLax ? undefined : 'breaking');
  const fails = failOn !== undefined && (level === 'breaking' || (level === 'risky' && failOn === 'risky'));
  return fails ? exitCode.findings : exitCode.fine;
}
