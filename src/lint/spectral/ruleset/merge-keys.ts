// https://yaml.org/type/merge.html
import type { Json } from '../../../document/index.js';

/** A value with what `<<` names in the objects that have it: rulesets are written with it, though YAML 1.2 knows it no more. */
export function withMerges(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withMerges);
  const own = Object.entries(value).map(([name, child]) => [name, withMerges(child)] as const);
  const merged = own.find(([name]) => name === '<<')?.[1];
  if (merged === undefined) return Object.fromEntries(own);
  // of several, the first has the last word
  const sources = Array.isArray(merged) ? merged.toReversed() : [merged];
  return Object.assign({}, ...sources, Object.fromEntries(own.filter(([name]) => name !== '<<')));
}
