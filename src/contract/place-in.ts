import type { Location } from '../diagnostics/index.js';
import { appendToken, type Json, type JsonObject, parsePointer } from '../document/index.js';
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

/**
 * Where something below a place of a contract stands, in whichever of its files that is.
 * @param names the way down from there
 * @returns the nearest to it that is written
 */
export function placeBelow(contract: Contract, location: Location, ...names: readonly string[]): Location {
  const files = [...(documentsOf(contract)?.files.values() ?? [])];
  const file = files.find(({ display }) => display === location.file);
  let value: Json | undefined = file?.value;
  for (const token of parsePointer(location.pointer)) value = memberOf(value, token);
  let { pointer } = location;
  for (const name of names) {
    value = memberOf(value, name);
    if (value === undefined) break;
    pointer = appendToken(pointer, name);
  }
  return file && pointer !== location.pointer ? file.locate(pointer, 'key') : location;
}

function placed(contract: Contract, pointer: string): Location | undefined {
  const root = documentsOf(contract)?.root;
  let value = root?.value;
  for (const token of parsePointer(pointer)) value = memberOf(value, token);
  return value === undefined ? undefined : root?.locate(pointer, 'key');
}

function memberOf(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as JsonObject)[name]; // seen to be an object or a list that has it
}
