import { canonical, type Json } from '../../document/index.js';
import { everyType, typeOf, types } from './value-types.js';

/** Values that are listed one by one, or are all of some types. */
export interface Listed {
  /** The types all of whose values are among them. */
  readonly mask: number;
  readonly values: readonly Json[];
}

/** A list, or types; what both could say is said one way, so that `oneOf` of constants and `enum` are the same. */
export type Said =
  | { readonly is: 'types'; readonly mask: number }
  | { readonly is: 'values'; readonly values: readonly Json[] };

/** Of these types each value can be listed. */
const countable: readonly (readonly [mask: number, values: readonly Json[]])[] = [
  [types.null, [null]],
  [types.boolean, [false, true]],
];

/** What all of them have in common. */
export function common(given: readonly Said[]): Listed {
  let mask = everyType;
  let values: ReadonlyMap<string, Json> | undefined;
  for (const said of given) {
    if (said.is === 'types') mask &= said.mask;
    else values = keyed(said.values.filter(value => !values || values.has(canonical(value))));
  }
  if (!values) return { mask, values: [] };
  return settled({ mask: 0, values: [...values.values()].filter(value => (typeOf(value) & mask) !== 0) });
}

/** What any of them has. */
export function together(given: readonly Said[]): Listed {
  const mask = given.reduce((all, said) => (said.is === 'types' ? all | said.mask : all), 0);
  const values = given.flatMap(said => (said.is === 'values' ? said.values : []));
  return settled({ mask, values });
}

/** Whether no value is in two of them. */
export function areApart(given: readonly Said[]): boolean {
  let mask = 0;
  for (const said of given) {
    if (said.is !== 'types') continue;
    if ((mask & said.mask) !== 0) return false;
    mask |= said.mask;
  }
  const values = given.flatMap(said => (said.is === 'values' ? said.values : []));
  return keyed(values).size === values.length && values.every(value => (typeOf(value) & mask) === 0);
}

/** Types of which each value can be listed stand among the values where there are no others, among the types where there are. */
function settled({ mask, values }: Listed): Listed {
  const known = keyed(values);
  let all = mask;
  for (const [type, own] of countable) if (own.every(value => known.has(canonical(value)))) all |= type;
  const left = [...known.values()].filter(value => (typeOf(value) & all) === 0);
  const endless = countable.reduce((rest, [type]) => rest & ~type, all);
  if (left.length === 0 || endless !== 0) return { mask: all, values: left };
  return { mask: 0, values: [...left, ...countable.flatMap(([type, own]) => ((all & type) === 0 ? [] : own))] };
}

function keyed(values: readonly Json[]): ReadonlyMap<string, Json> {
  return new Map(values.map(value => [canonical(value), value]));
}
