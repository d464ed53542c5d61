import { canonical, type Json } from '../../document/index.js';
import { includes } from '../runtime/equal.js';
import type { Says } from './terms.js';

type Values = Extract<Says, { readonly is: 'values' }>;

/** Lists of so many are looked through. */
const few = 16;

const keys = new WeakMap<Values, ReadonlySet<string>>();

/** Whether a value is one of those that are listed. */
export function isListed(says: Values, value: unknown): boolean {
  if (says.values.length <= few) return includes(says.values, value);
  let known = keys.get(says);
  if (!known) keys.set(says, (known = new Set(says.values.map(canonical))));
  return known.has(canonical(value as Json)); // the comparer makes JSON values
}
