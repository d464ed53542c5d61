import type { Json } from '../../document/index.js';
import type { Term, Terms } from './terms.js';

/** Ways in which an array or an object is not equal to one: together all that there are. */
export function different(value: Json, terms: Terms): readonly Term[] {
  return Array.isArray(value) ? ofArray(value, terms) : ofObject(value as { readonly [name: string]: Json }, terms);
}

function ofArray(value: readonly Json[], terms: Terms): readonly Term[] {
  const { length } = value;
  const others = value.map((item, index) =>
    terms.items([...Array.from({ length: index }, () => terms.true), terms.not(terms.values([item]))], terms.true),
  );
  return [terms.count('longer', 'array', length + 1), terms.count('shorter', 'array', length - 1), ...others];
}

function ofObject(value: { readonly [name: string]: Json }, terms: Terms): readonly Term[] {
  const names = Object.keys(value);
  const others = names.map(name => {
    const named = new Map([[name, terms.not(terms.values([value[name]!]))]]);
    return terms.members({ named, patterns: [], rest: terms.true });
  });
  return [terms.not(terms.names(terms.values(names))), ...others, ...names.map(name => terms.not(terms.has(name)))];
}
