import { acceptedFindings, acceptedOn, acceptedText, type NewEntry } from '../../accepted/index.js';
import { type Finding, formatLocation } from '../../diagnostics/index.js';
import type { LintFinding } from '../../lint/index.js';
import type { AcceptedSetting } from '../accepted-setting.js';

export interface Held {
  readonly findings: readonly LintFinding[];
  /** How many the baseline lets stand. */
  readonly accepted: number;
}

/** Takes out what the baseline lets stand, and says which of its entries have expired or are for nothing. */
export function heldAgainst(findings: readonly LintFinding[], { read }: AcceptedSetting, day: string): Held {
  if (!read) return { findings, accepted: 0 };
  const accepted = acceptedOn(day, read.entries);
  const kept = findings.filter(({ fingerprint = '' }) => !accepted.has(fingerprint));
  const present = new Set(findings.map(({ fingerprint = '' }) => fingerprint));
  const remarks: readonly Finding[] = acceptedFindings(day, read.entries, present, 'finding');
  return { findings: [...kept, ...remarks], accepted: findings.length - kept.length };
}

/** The text of a baseline that lets all findings stand: what it had said of those that stay is kept. */
export function newBaseline(
  findings: readonly LintFinding[],
  { read }: AcceptedSetting,
  acceptance: { readonly reason: string; readonly owner?: string; readonly expires?: string },
): string {
  const known = new Map(read?.entries.map(entry => [entry.fingerprint, entry.acceptance]));
  const entries = findings.flatMap(({ fingerprint, code, location }): NewEntry[] => {
    if (fingerprint === undefined) return [];
    const what = location ? `${code} at ${formatLocation(location)}` : code;
    return [{ fingerprint, what, ...(known.get(fingerprint) ?? acceptance) }];
  });
  return acceptedText('finding', entries);
}
