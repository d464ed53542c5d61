import { type Borne, type DocumentSet, type LossyDoubles, lossyDoubles } from '../document/index.js';
import type { Contract } from './types.js';

/** Beside the model, which is plain data: what a contract was made of. */
const documents = new WeakMap<Contract, DocumentSet>();

export function madeOf(contract: Contract, set: DocumentSet): Contract {
  documents.set(contract, set);
  return contract;
}

/** @returns undefined where the contract was not made by createContract */
export function documentsOf(contract: Contract): DocumentSet | undefined {
  return documents.get(contract);
}

/** Whether anything in a contract may bear a mark or a day: false where nothing does. */
export function mayBear(contract: Contract, mark: Borne): boolean {
  return documents.get(contract)?.mayBear?.(mark) ?? true;
}

/** The doubles that stand for numbers which they are not, in the documents of any of the contracts. */
export function lossyDoublesOf(...contracts: readonly Contract[]): LossyDoubles {
  const files = contracts.flatMap(contract => [...(documents.get(contract)?.files.values() ?? [])]);
  const all = new Map<number, ReadonlySet<string>>();
  for (const file of files.filter(({ losesDigits }) => losesDigits))
    for (const [double, texts] of lossyDoubles(file)) all.set(double, new Set([...(all.get(double) ?? []), ...texts]));
  return all;
}
