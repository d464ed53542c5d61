// https://docs.stoplight.io/docs/spectral/cb95cf0d26b83-core-functions#alphabetical
import type { FunctionContext } from '../types.js';
import { defineFunction } from './define.js';
import { isObject, named, shown } from './values.js';

const options = {
  type: ['object', 'null'],
  properties: { keyedBy: { type: 'string' } },
  additionalProperties: false,
};

/** The items of a list, or the names of an object, stand in the order of the alphabet; the first pair that does not is told. */
export const alphabetical = defineFunction<object, { readonly keyedBy?: string } | null>(
  { input: { type: ['object', 'array'] }, options },
  (value, given, context) => {
    const listed = Array.isArray(value);
    const items: readonly unknown[] = listed ? value : Object.keys(value);
    if (items.length < 2) return undefined;
    const key = given?.keyedBy;
    if (key !== undefined && !items.every(isObject))
      return [{ message: `${named(context.path)} may hold objects only, to be ordered by "${key}"` }];
    const keys = key === undefined ? items : items.map(item => (isObject(item) ? item[key] : undefined));
    return outOfOrder(keys, key, listed, context);
  },
);

function outOfOrder(keys: readonly unknown[], key: string | undefined, listed: boolean, { path }: FunctionContext) {
  if (!keys.every(each => typeof each === 'string' || typeof each === 'number'))
    return [{ message: `${named(path)} can be ordered by texts and numbers only` }];
  const index = keys.findIndex((each, at) => at + 1 < keys.length && compared(each, keys[at + 1]) >= 1);
  if (index === -1) return undefined;
  const message = `${shown(keys[index])} stands before ${shown(keys[index + 1])}, against the order of the alphabet`;
  // Items ordered by a property of theirs are told as one, at the list.
  return key === undefined ? [{ message, path: [...path, listed ? index : String(keys[index])] }] : [{ message }];
}

/** A number against a number by size, texts by the language's order; what is neither has none. */
function compared(one: unknown, other: unknown): number {
  const first = typeof one === 'number' || Number.isNaN(Number(one));
  const second = typeof other === 'number' || !Number.isNaN(Number(other));
  if (first && second) return Math.min(1, Math.max(-1, Number(one) - Number(other)));
  return typeof one === 'string' && typeof other === 'string' ? one.localeCompare(other) : 0;
}
