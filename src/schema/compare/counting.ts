import type { Meanings } from './meanings.js';
import type { Search } from './search.js';
import type { Says, Term } from './terms.js';

export type Contains = Says & { readonly is: 'contains' };

/** How many items are still needed, and allowed. */
export interface Left {
  readonly least: number;
  readonly most: number;
}

/** What is counted holds for an item, each or not, and what the item is then. */
export interface Counted {
  readonly holds: readonly boolean[];
  readonly term: Term;
}

/** Looks at a few ways to go on are one step of the search. */
const perStep = 8;

/** Each way in which an item may be counted by some of what is counted, and by the others not; those of the first come first. */
export function* waysOf(
  given: Term,
  counts: readonly Contains[],
  left: readonly Left[],
  search: Search,
): Iterable<Counted> {
  const { terms } = search.meanings;
  const holds = counts.map(() => false);
  let looks = 0;
  function* from(at: number, term: Term): Iterable<Counted> {
    if (++looks % perStep === 0) search.step();
    if (term === terms.false) return;
    const count = counts[at];
    if (!count) {
      yield { holds: [...holds], term };
      return;
    }
    yield* from(at - 1, count.most < Infinity ? terms.all([term, terms.not(count.term)]) : term);
    if (isFull(left[at]!)) return;
    holds[at] = true;
    yield* from(at - 1, terms.all([term, count.term]));
    holds[at] = false;
  }
  yield* from(counts.length - 1, given);
}

/** One of each that is counted. @returns undefined where no number of items is enough and not too many */
export function merged(counts: readonly Contains[]): readonly Contains[] | undefined {
  const found = new Map<Term, Contains>();
  for (const each of counts) {
    const { least, most } = found.get(each.term) ?? each;
    const both = { ...each, least: Math.max(least, each.least), most: Math.min(most, each.most) };
    if (both.least > both.most) return undefined;
    found.set(each.term, both);
  }
  return [...found.values()];
}

/** Whether a way comes before another. */
export function isBefore(one: readonly boolean[], other: readonly boolean[]): boolean {
  const at = one.findLastIndex((holds, index) => holds !== other[index]);
  return at >= 0 && !one[at];
}

/** What has no limit need not be told apart once there is enough of it. */
function isFull({ least, most }: Left): boolean {
  return most <= 0 || (most === Infinity && least <= 0);
}

/** How many items it takes at least. */
export interface Room {
  least(left: readonly Pick<Left, 'least'>[]): number;
}

/** @param counts of which some hold for no item together: each of these takes items of its own */
export function roomFor(counts: readonly Contains[], { terms }: Meanings): Room {
  const apart: number[] = [];
  for (const [index, { term }] of counts.entries())
    if (apart.every(other => terms.all([term, counts[other]!.term]) === terms.false)) apart.push(index);
  return {
    least: left => {
      const own = apart.reduce((sum, index) => sum + Math.max(0, left[index]!.least), 0);
      return left.reduce((most, { least }) => Math.max(most, least), own);
    },
  };
}
