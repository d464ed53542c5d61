import type { Location } from '../diagnostics/index.js';
import { type DocumentSet, parsePointer } from '../document/index.js';
import type { Contract } from './types.js';

/** Beside the model, which is plain data: what a contract was made of. */
const documents = new WeakMap<Contract, DocumentSet>();

/** What stands for many operations is asked for by each of them. */
const known = new WeakMap<Contract, Map<string, Location | undefined>>();

export function madeOf(contract: Contract, set: DocumentSet): Contract {
  documents.set(contract, set);
  return contract;
}

/**
 * Where something stands in a contract's root document that has no part of the model of its own: `/servers`, `/info`.
 * @param pointer JSON Pointer (RFC 6901)
 * @returns undefined where there is nothing, or the contract was not made by createContract
 */
export function placeIn(contract: Contract, pointer: string): Location | undefined {
  let places = known.get(contract);
  if (!places) known.set(contract, (places = new Map()));
  if (!places.has(pointer)) places.set(pointer, placed(contract, pointer));
  return places.get(pointer);
}

function placed(contract: Contract, pointer: string): Location | undefined {
  const root = documents.get(contract)?.root;
  let value: unknown = root?.value;
  for (const token of parsePointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as { readonly [name: string]: unknown })[token]; // seen to be an object that has it
  }
  return root?.locate(pointer, 'key');
}
