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
 * several documents.
 */
export function remarksOn(pairs: readonly ComparedPair[], { day, entries }: Entries): readonly Finding[] {
  const told = tellable(pairs, entries);
  const having = finder(pairs);
  const inForce = told.filter(entry => acceptedOn(day, [entry]).size > 0);
  return [...acceptedFindings(day, told, entry => having(entry).length > 0), ...inSeveral(inForce, pairs, having)];
}

/** Those of which something can be told: none that is for a document that was not compared, which may need it. */
function tellable(pairs: readonly ComparedPair[], entries: readonly AcceptedEntry[]): readonly AcceptedEntry[] {
  const documents = pairs.map(({ document }) => document);
  return entries.filter(({ file }) => documentsOf(file, documents).length > 0);
}

type Having = (entry: AcceptedEntry) => readonly ComparedPair[];

/** Finds the pairs that an entry is for and that have its change. */
function finder(pairs: readonly ComparedPair[]): Having {
  const documents = pairs.map(({ document }) => document);
  const prints = new Map(pairs.map(pair => [pair, new Set(pair.difference.changes.map(each => each.fingerprint))]));
  return ({ fingerprint, file }) => {
    const meant = new Set<ComparedDocument>(documentsOf(file, documents));
    return pairs.filter(pair => meant.has(pair.document) && prints.get(pair)?.has(fingerprint));
  };
}

/** Tells of entries that have accepted a change in several documents: of two for one document the last is what accepts. */
function inSeveral(
  inForce: readonly AcceptedEntry[],
  pairs: readonly ComparedPair[],
  having: Having,
): readonly Finding[] {
  const documents = pairs.map(({ document }) => document);
  const lastFor = (document: ComparedDocument, fingerprint: string) =>
    entriesFor(document, documents, inForce).findLast(entry => entry.fingerprint === fingerprint);
  return inForce.flatMap(entry => {
    const { fingerprint, location } = entry;
    const users = having(entry).filter(({ document }) => lastFor(document, fingerprint) === entry);
    if (users.length < 2) return [];
    const message = `${fingerprint} has accepted changes of ${users.length} documents: ${users.map(nameOf).join(', ')}`;
    return [finding('accepted-in-several', message, { location })];
  });
}
