import type { Shape } from './format-shapes.js';
import type { Cover, Members, Says, Term, Terms } from './terms.js';
import { everyType, types } from './value-types.js';

/** What the words of terms mean beyond their structure. */
export interface Meanings {
  readonly terms: Terms;
  /** What a schema that leads back to itself says. */
  again(key: string): Term;
  matches(pattern: string, text: string): boolean;
  /** Whether a value has a format. */
  hasFormat(name: string, value: string | number): boolean;
  /** Values that properties of a name are said to have, the likeliest first. */
  hints(name: string): readonly unknown[];
  /** What texts have a format; undefined where nobody can say. */
  shape(format: string): Shape | undefined;
  /** Whether a value satisfies what only checks can read; undefined where nobody can say. */
  satisfies(opaque: string, value: unknown): boolean | undefined;
}

/** The types whose values a term says something of; a value of another type has it. */
export function aboutTypes(says: Says): number {
  switch (says.is) {
    case 'atLeast':
    case 'atMost':
    case 'multiple':
      return types.integer | types.fraction;
    case 'longer':
    case 'shorter':
      return types[says.what];
    case 'pattern':
    case 'format':
    case 'opaque':
    case 'exact':
      return says.types;
    case 'items':
    case 'contains':
    case 'unique':
      return types.array;
    case 'members':
    case 'has':
    case 'names':
      return types.object;
    case 'closed':
      return types[says.what];
    default:
      return everyType;
  }
}

/** What the value of a property must be. */
export function atName(
  { named, patterns, rest }: Omit<Members, 'is'>,
  name: string,
  { terms, matches }: Meanings,
): Term {
  const own = named.get(name);
  if (patterns.length === 0) return own ?? rest;
  const matching = patterns.filter(([pattern]) => matches(pattern, name)).map(([, term]) => term);
  if (own === undefined && matching.length === 0) return rest;
  return terms.all(own === undefined ? matching : [own, ...matching]);
}

/** What the item at an index must be. */
export function atIndex(
  { first, rest }: { readonly first: readonly Term[]; readonly rest: Term },
  index: number,
): Term {
  return first[index] ?? rest;
}

/** What `unevaluatedProperties` comes to where these covers apply. */
export function membersLeft(covers: readonly Cover[], rest: Term, { terms }: Meanings): Term {
  if (covers.some(({ all }) => all)) return terms.true;
  return terms.members({
    named: new Map(covers.flatMap(({ names }) => names.map(name => [name, terms.true] as const))),
    patterns: covers.flatMap(({ patterns }) => patterns.map(pattern => [pattern, terms.true] as const)),
    rest,
  });
}

/** What `unevaluatedItems` comes to where these covers apply. */
export function itemsLeft(covers: readonly Cover[], rest: Term, { terms }: Meanings): Term {
  if (covers.some(({ all }) => all)) return terms.true;
  const first = Math.max(0, ...covers.map(cover => cover.first));
  const contained = covers.flatMap(({ containing }) => (containing === undefined ? [] : [containing]));
  return terms.items(
    Array.from({ length: first }, () => terms.true),
    terms.any([rest, ...contained]),
  );
}
