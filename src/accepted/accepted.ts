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
 * @param isPresent whether there is the change or finding that an entry is for
 */
export function acceptedFindings(
  day: string,
  entries: readonly AcceptedEntry[],
  isPresent: (entry: AcceptedEntry) => boolean,
  kind: AcceptedKind = 'change',
): readonly Finding[] {
  return entries.flatMap(entry => {
    const { fingerprint, file, location } = entry;
    const { expires, owner } = entry.acceptance;
    if (!isPresent(entry)) {
      const where = kind === 'change' && file !== undefined ? ` of ${file}` : '';
      return [finding('accepted-unused', `No ${kind}${where} has the fingerprint ${fingerprint}`, { location })];
    }
    if (expires === undefined || expires >= day) return [];
    const whom = owner === undefined ? '' : ` by ${owner}`;
    return [finding('accepted-expired', `${fingerprint} was accepted${whom} until ${expires} only`, { location })];
  });
}
