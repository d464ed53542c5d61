import {
  type Acceptance,
  type AcceptedEntry,
  acceptedFindings,
  acceptedOn,
  type ComparedDocument,
  documentsOf,
  entriesFor,
} from '../../accepted/index.js';
import { type Finding, finding } from '../../diagnostics/index.js';
import type { ComparedPair } from './compare-pairs.js';
import { nameOf } from './find-change.js';

/** The entries of the file of accepted changes, and the day on which they have to hold. */
export interface Entries {
  readonly day: string;
  readonly entries: readonly AcceptedEntry[];
}

/** What is accepted of one document, by fingerprint. */
export function acceptedOf(
  { document }: ComparedPair,
  pairs: readonly ComparedPair[],
  { day, entries }: Entries,
): ReadonlyMap<string, Acceptance> {
  const documents = pairs.map(pair => pair.document);
  return acceptedOn(day, entriesFor(document, documents, entries));
}

/**
 * What has to be said of the entries: those that have expired or that nothing needs, and those that have accepted a change in
 * several documents. Of one for a document that was not compared nothing can be told where one document alone was.
 */
export function remarksOn(pairs: readonly ComparedPair[], { day, entries }: Entries): readonly Finding[] {
  const documents = pairs.map(pair => pair.document);
  const prints = new Map(
    pairs.map(pair => [pair.document, new Set(pair.difference.changes.map(each => each.fingerprint))]),
  );
  const areSeveral = documents.some(({ name }) => name !== undefined);
  const own = entries.filter(({ file }) => areSeveral || documentsOf(file, documents).length > 0);
  const having = ({ fingerprint, file }: AcceptedEntry) =>
    documentsOf(file, documents).filter(document => prints.get(document)?.has(fingerprint));
  const inForce = own.filter(entry => acceptedOn(day, [entry]).size > 0);
  const several = inForce.flatMap(entry => {
    const isUsed = (document: ComparedDocument) =>
      entriesFor(document, documents, inForce).findLast(({ fingerprint }) => fingerprint === entry.fingerprint) ===
      entry;
    const users = having(entry).filter(isUsed);
    return users.length > 1
      ? [
          inSeveral(
            entry,
            pairs.filter(({ document }) => users.includes(document)),
          ),
        ]
      : [];
  });
  return [...acceptedFindings(day, own, entry => having(entry).length > 0), ...several];
}

function inSeveral({ fingerprint, location }: AcceptedEntry, pairs: readonly ComparedPair[]): Finding {
  const names = pairs.map(nameOf).join(', ');
  const message = `${fingerprint} has accepted changes of ${pairs.length} documents: ${names}`;
  return finding('accepted-in-several', message, { location });
}
