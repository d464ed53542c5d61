import { FindingsError, finding, nearest } from '../../diagnostics/index.js';
import type { ContractChange } from '../../diff/index.js';
import type { ComparedPair } from './compare-pairs.js';

/** A change, and the document that has it. */
export interface FoundChange {
  readonly pair: ComparedPair;
  readonly change: ContractChange;
}

/**
 * The changes with a fingerprint: one of each document that has it.
 * @throws FindingsError fingerprint-unknown where there is none
 */
export function findChanges(
  pairs: readonly ComparedPair[],
  fingerprint: string,
): readonly [FoundChange, ...FoundChange[]] {
  const all = pairs.flatMap(pair => pair.difference.changes.map(change => ({ pair, change })));
  const [first, ...others] = all.filter(({ change }) => change.fingerprint === fingerprint.toLowerCase());
  if (first) return [first, ...others];
  const near = nearest(
    fingerprint,
    all.map(({ change }) => change.fingerprint),
  );
  const message = `No change between the two has the fingerprint ${fingerprint}`;
  throw new FindingsError([
    finding('fingerprint-unknown', message, near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
  ]);
}

/** What a document is called beside others. */
export function nameOf({ document: { name, sources } }: ComparedPair): string {
  return name ?? sources.at(-1) ?? ''; // every one has a source
}
