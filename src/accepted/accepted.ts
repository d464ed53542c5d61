import { type Finding, finding } from '../diagnostics/index.js';
import type { Acceptance } from './acceptance.js';
import type { AcceptedEntry, AcceptedKind } from './accepted-file.js';

/** What entries accept on a day, by fingerprint. */
export function acceptedOn(day: string, entries: readonly AcceptedEntry[]): ReadonlyMap<string, Acceptance> {
  return new Map(
    entries
      .filter(({ acceptance: { expires } }) => expires === undefined || expires >= day)
      .map(({ fingerprint, acceptance }) => [fingerprint, acceptance]),
  );
}

/**
 * What has to be said of entries: those whose day has passed, and those that nothing needs any more.
 * @param present the fingerprints of all changes or findings there are
 */
export function acceptedFindings(
  day: string,
  entries: readonly AcceptedEntry[],
  present: ReadonlySet<string>,
  kind: AcceptedKind = 'change',
): readonly Finding[] {
  return entries.flatMap(({ fingerprint, acceptance: { expires, owner }, location }) => {
    if (!present.has(fingerprint)) {
      return [finding('accepted-unused', `No ${kind} has the fingerprint ${fingerprint}`, { location })];
    }
    if (expires === undefined || expires >= day) return [];
    const whom = owner === undefined ? '' : ` by ${owner}`;
    return [finding('accepted-expired', `${fingerprint} was accepted${whom} until ${expires} only`, { location })];
  });
}
