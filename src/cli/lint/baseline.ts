import { type AcceptedEntry, acceptedFindings, acceptedOn, acceptedText, type NewEntry } from '../../accepted/index.js';
import { type Finding, formatLocation } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import type { AcceptedSetting } from '../accepted-setting.js';
import type { Reviewed } from './reviewed.js';

export interface Held {
  readonly findings: readonly LintFinding[];
  /** How many the baseline lets stand. */
  readonly accepted: number;
}

export interface HeldAgainst {
  readonly day: string;
  /** The names of all files that were reviewed: of entries for others nothing can be told. */
  readonly files: ReadonlySet<string>;
  /** Whether these are all findings there are. */
  readonly isWhole: boolean;
  /** Rules that were not asked of all of some files: of entries for them nothing can be told either. */
  readonly unasked: Reviewed['unasked'];
}

/** Takes out what the baseline lets stand, and says which of its entries have expired or are for nothing. */
export function heldAgainst(
  findings: readonly LintFinding[],
  { read }: AcceptedSetting,
  { day, files, isWhole, unasked }: HeldAgainst,
): Held {
  if (!read) return { findings, accepted: 0 };
  const accepted = acceptedOn(day, read.entries);
  const kept = findings.filter(({ fingerprint = '' }) => !accepted.has(fingerprint));
  const present = new Set(findings.map(({ fingerprint = '' }) => fingerprint));
  const isOfReviewed = ({ file }: AcceptedEntry) => file === undefined || files.has(file);
  const entries = read.entries.filter(
    each => isOfReviewed(each) && (present.has(each.fingerprint) || !mayBeUnasked(each, unasked)),
  );
  const remarks: readonly Finding[] = acceptedFindings(
    day,
    isWhole ? entries : [],
    ({ fingerprint }) => present.has(fingerprint),
    'finding',
  );
  return { findings: [...kept, ...remarks], accepted: findings.length - kept.length };
}

/**
 * The text of a baseline that lets all findings stand: what it had said of those that stay is kept, and so is what it says of
 * documents that were not reviewed, and of rules that were not asked.
 * @param partial files of which not all was reviewed: nothing is taken from them, and nothing is forgotten
 */
export function newBaseline(
  findings: readonly LintFinding[],
  { read }: AcceptedSetting,
  { files, partial, unasked, reason }: Pick<Reviewed, 'files' | 'partial' | 'unasked'> & { readonly reason: string },
): string {
  const entries = read?.entries ?? [];
  const known = new Map(entries.map(entry => [entry.fingerprint, entry.acceptance]));
  const now = findings.flatMap(({ fingerprint, code, location }): NewEntry[] => {
    if (fingerprint === undefined || (location && partial.has(location.file))) return [];
    const what = location ? `${code} at ${formatLocation(location)}` : code;
    const file = location && { file: location.file };
    return [{ fingerprint, what, ...file, ...(known.get(fingerprint) ?? { reason }) }];
  });
  const written = new Set(now.map(({ fingerprint }) => fingerprint));
  const others = entries.flatMap((entry): NewEntry[] => {
    const { fingerprint, what, file, acceptance } = entry;
    const isToBeAsked = file === undefined || (files.has(file) && !mayBeUnasked(entry, unasked));
    if (isToBeAsked || written.has(fingerprint)) return [];
    return [{ fingerprint, ...(what && { what }), file, ...acceptance }];
  });
  return acceptedText('finding', [...now, ...others]);
}

/** Whether an entry may be for a finding of a rule that was not asked; what it is for begins with the rule's code. */
function mayBeUnasked({ file, what }: AcceptedEntry, unasked: Reviewed['unasked']): boolean {
  const code = what?.split(' ')[0];
  return unasked.some(
    ({ files, rules }) => file !== undefined && files.includes(file) && (code === undefined || rules.includes(code)),
  );
}
