import { acceptedFindings, acceptedOn, acceptedText, type NewEntry } from '../../accepted/index.js';
import { type Finding, formatLocation } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import type { AcceptedSetting } from '../accepted-setting.js';

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
}

/** Takes out what the baseline lets stand, and says which of its entries have expired or are for nothing. */
export function heldAgainst(
  findings: readonly LintFinding[],
  { read }: AcceptedSetting,
  { day, files, isWhole }: HeldAgainst,
): Held {
  if (!read) return { findings, accepted: 0 };
  const accepted = acceptedOn(day, read.entries);
  const kept = findings.filter(({ fingerprint = '' }) => !accepted.has(fingerprint));
  const present = new Set(findings.map(({ fingerprint = '' }) => fingerprint));
  const entries = isWhole ? read.entries.filter(({ file }) => file === undefined || files.has(file)) : [];
  const remarks: readonly Finding[] = acceptedFindings(day, entries, present, 'finding');
  return { findings: [...kept, ...remarks], accepted: findings.length - kept.length };
}

/**
 * The text of a baseline that lets all findings stand: what it had said of those that stay is kept, and so is what it says of
 * documents that were not reviewed.
 * @param partial files of which not all was reviewed: nothing is taken from them, and nothing is forgotten
 */
export function newBaseline(
  findings: readonly LintFinding[],
  { read }: AcceptedSetting,
  {
    files,
    partial,
    reason,
  }: { readonly files: ReadonlySet<string>; readonly partial: ReadonlySet<string>; readonly reason: string },
): string {
  const entries = read?.entries ?? [];
  const known = new Map(entries.map(entry => [entry.fingerprint, entry.acceptance]));
  const now = findings.flatMap(({ fingerprint, code, location }): NewEntry[] => {
    if (fingerprint === undefined || (location && partial.has(location.file))) return [];
    const what = location ? `${code} at ${formatLocation(location)}` : code;
    const file = location && { file: location.file };
    return [{ fingerprint, what, ...file, ...(known.get(fingerprint) ?? { reason }) }];
  });
  const others = entries.flatMap(({ fingerprint, what, file, acceptance }): NewEntry[] =>
    file === undefined || files.has(file) ? [] : [{ fingerprint, ...(what && { what }), file, ...acceptance }],
  );
  return acceptedText('finding', [...now, ...others]);
}
