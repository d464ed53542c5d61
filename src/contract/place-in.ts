import type { Location } from '../diagnostics/index.js';
import { parsePointer } from '../document/index.js';
import { documentsOf } from './made-of.js';
import type { Contract } from './types.js';

/** What stands for many operations is asked for by each of them. */
const known = new WeakMap<Contract, Map<string, Location | undefined>>();

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
  const root = documentsOf(contract)?.root;
  let value: unknown = root?.value;
  for (const token of parsePointer(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as { readonly [name: string]: unknown })[token]; // seen to be an object that has it
  }
  return root?.locate(pointer, 'key');
}
