import type { Acceptance } from '../../accepted/index.js';
import type { Finding, Severity } from '../../diagnostics/index.js';
import { graver } from '../graver.js';
import { isOfReader } from '../readers-findings.js';
import type { ContractChange, Level, LoneDifference, UnknownReason, Version } from '../types.js';
import type { VersionVerdict } from './version-verdict.js';

/** A change that somebody has looked at and said yes to: told apart, and no reason to fail. */
export interface AcceptedChange extends ContractChange {
  readonly accepted: Acceptance;
}

/** Two versions of one document, compared, with what has been said of the changes. */
export interface Comparison {
  /** Undefined where the document is on the new side only. */
  readonly before?: Version;
  /** Undefined where it is on the old side only. */
  readonly after?: Version;
  /** The gravest of `changes`; undefined where there are none. */
  readonly level?: Level;
  /** Of `changes`. */
  readonly counts: Readonly<Record<Level, number>>;
  /** Those that nobody has accepted. */
  readonly changes: readonly ContractChange[];
  readonly accepted: readonly AcceptedChange[];
  /** The version that the changes deserve, where that was asked for. */
  readonly version?: VersionVerdict;
  /** What was not looked at, and why. */
  readonly findings: readonly Finding[];
}

/** What a run of `specwright diff` has to say. */
export interface Review {
  /**
   * The gravest of all that nobody has accepted, findings included: an error is breaking, a warning risky. What a document says
   * without effect does not count.
   */
  readonly level?: Level;
  readonly counts: Readonly<Record<Level, number>>;
  /** How many of the changes are ones of which nobody can say what they break, by reason. */
  readonly unknowns: Readonly<Partial<Record<UnknownReason, number>>>;
  /** One a pair of documents, and one for each that one side alone has. */
  readonly comparisons: readonly Comparison[];
  /** About the run as a whole: accepted changes that have expired, or that nothing needs. */
  readonly findings: readonly Finding[];
}

/** Sets the changes that are accepted apart from those that are not. */
export function compared(
  difference: LoneDifference,
  accepted: ReadonlyMap<string, Acceptance>,
  more: { readonly version?: VersionVerdict } = {},
): Comparison {
  const { before, after, findings } = difference;
  const changes = difference.changes.filter(({ fingerprint }) => !accepted.has(fingerprint));
  const level = gravest(changes.map(change => change.level));
  return Object.freeze({
    ...(before && { before }),
    ...(after && { after }),
    ...(level && { level }),
    counts: countsOf(changes),
    changes: Object.freeze(changes),
    accepted: Object.freeze(
      difference.changes.map(change => withAcceptance(change, accepted)).filter(change => 'accepted' in change),
    ),
    ...more,
    findings,
  });
}

/** A change as it is, or with what has been said of it. */
export function withAcceptance(
  change: ContractChange,
  accepted: ReadonlyMap<string, Acceptance>,
): ContractChange | AcceptedChange {
  const said = accepted.get(change.fingerprint);
  return said ? Object.freeze({ ...change, accepted: said }) : change;
}

const levelOf: Readonly<Record<Severity, Level>> = { error: 'breaking', warning: 'risky', info: 'safe' };

/** Brings the pairs of one run together. */
export function reviewOf(comparisons: readonly Comparison[], findings: readonly Finding[] = []): Review {
  const told = [...findings, ...comparisons.flatMap(comparison => comparison.findings)];
  const level = gravest([
    ...comparisons.flatMap(comparison => comparison.level ?? []),
    ...told.filter(each => !isOfReader(each)).map(({ severity }) => levelOf[severity]),
  ]);
  return Object.freeze({
    ...(level && { level }),
    counts: countsOf(comparisons.flatMap(({ changes }) => changes)),
    unknowns: unknownsOf(comparisons.flatMap(({ changes }) => changes)),
    comparisons: Object.freeze(comparisons),
    findings: Object.freeze(findings),
  });
}

function gravest(levels: readonly Level[]): Level | undefined {
  return levels.reduce<Level | undefined>((worst, level) => (worst ? graver(worst, level) : level), undefined);
}

function countsOf(changes: readonly ContractChange[]): Readonly<Record<Level, number>> {
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const { level } of changes) counts[level]++;
  return Object.freeze(counts);
}

function unknownsOf(changes: readonly ContractChange[]): Review['unknowns'] {
  const counts: Partial<Record<UnknownReason, number>> = {};
  for (const { reason } of changes) if (reason !== undefined) counts[reason] = (counts[reason] ?? 0) + 1;
  return Object.freeze(counts);
}
