import { FindingsError, finding, nearest } from '../../diagnostics/index.js';
import type { ContractChange } from '../../diff/index.js';
import type { ComparedPair } from './compare-pairs.js';

/** The change with a fingerprint. @throws FindingsError fingerprint-unknown where there is none */
export function findChange(pairs: readonly ComparedPair[], fingerprint: string): ContractChange {
  const changes = pairs.flatMap(({ difference }) => difference.changes);
  const found = changes.find(change => change.fingerprint === fingerprint.toLowerCase());
  if (found) return found;
  const near = nearest(
    fingerprint,
    changes.map(change => change.fingerprint),
  );
  const message = `No change between the two has the fingerprint ${fingerprint}`;
  throw new FindingsError([
    finding('fingerprint-unknown', message, near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
  ]);
}
