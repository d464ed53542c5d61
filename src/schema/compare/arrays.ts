import type { Answer, Reason } from './answer.js';
import { isFound } from './answer.js';
import { apart } from './apart.js';
import { type Contains, isBefore, type Left, merged, type Room, roomFor, waysOf } from './counting.js';
import { type Literals, sizesOf } from './literals.js';
import { atIndex } from './meanings.js';
import type { Search } from './search.js';
import type { Says, Term } from './terms.js';

type Items = Says & { readonly is: 'items' };

/** What an array must be, and what must be found somewhere in it. */
interface Wanted {
  readonly items: readonly Items[];
  /** Of each, one item must not be what it says. */
  readonly broken: readonly Items[];
  readonly counts: readonly Contains[];
  readonly least: number;
  readonly most: number;
  readonly unique: boolean;
  readonly repeats: boolean;
}

/** Items beyond what is asked for, that lengths are tried with. */
const slack = 2;
/** Longer arrays are not made. */
const longest = 2000;

/** How the item before is counted, and what is said of it otherwise. */
interface Way {
  readonly own: Term;
  readonly holds: readonly boolean[];
}

/** An array that has what the literals say. */
export function arrayOf(literals: Literals, search: Search): Answer {
  let unknown: Reason | undefined;
  for (const counts of countsOf(literals)) {
    const answer = withCounts(wantedOf(literals, counts), search);
    if (answer === 'none') continue;
    if ('value' in answer) return answer;
    unknown ??= answer.unknown;
  }
  return unknown === undefined ? 'none' : { unknown };
}

/** Each `contains` that must not hold has too few or too many: every combination. */
function countsOf({ asserted, denied }: Literals): readonly (readonly Contains[])[] {
  const held = asserted.filter(says => says.is === 'contains');
  return denied
    .filter(says => says.is === 'contains')
    .reduce<readonly (readonly Contains[])[]>(
      (ways, says) => {
        const few = says.least > 0 ? [{ ...says, least: 0, most: says.least - 1 }] : [];
        const many = says.most < Infinity ? [{ ...says, least: says.most + 1, most: Infinity }] : [];
        return ways.flatMap(way =>
          [...few, ...many].map(each => merged([...way, each])).filter(each => each !== undefined),
        );
      },
      [merged(held)].filter(each => each !== undefined),
    );
}

function wantedOf({ asserted, denied }: Literals, counts: readonly Contains[]): Wanted {
  return {
    items: asserted.filter(says => says.is === 'items'),
    broken: denied.filter(says => says.is === 'items'),
    counts,
    ...sizesOf({ asserted, denied }),
    unique: asserted.some(says => says.is === 'unique'),
    repeats: denied.some(says => says.is === 'unique'),
  };
}

function withCounts(wanted: Wanted, search: Search): Answer {
  const { broken, counts, repeats } = wanted;
  const prefix = prefixOf(wanted);
  const asked = broken.length + counts.reduce((sum, { least }) => sum + least, 0) + (repeats ? 2 : 0);
  const room = roomFor(counts, search.meanings);
  const from = Math.max(wanted.least, repeats ? 2 : 0, broken.length > 0 ? 1 : 0, room.least(counts));
  const to = Math.min(wanted.most, Math.max(from, prefix + asked) + slack);
  if (from > wanted.most) return 'none';
  if (from > longest) return { unknown: 'size' };
  let unknown: Reason | undefined;
  for (let length = from; length <= to; length++) {
    const answer = new Placing(length, wanted, room, search).make();
    if (answer === 'none') continue;
    if ('value' in answer) return answer;
    unknown ??= answer.unknown;
  }
  return unknown === undefined ? 'none' : { unknown };
}

/** Of how many items something else is said than of those after them. */
function prefixOf({ items, broken }: Wanted): number {
  return Math.max(0, ...[...items, ...broken].map(({ first }) => first.length));
}

/** Gives each item of an array of one length what it must be: by its place, by what is counted, and by what must be wrong. */
class Placing {
  readonly #length: number;
  readonly #wanted: Wanted;
  readonly #room: Room;
  readonly #search: Search;
  /** Where an item may be that breaks what is said of items: of those after the first ones, one is like another. */
  readonly #places: number;
  #unknown: Reason | undefined;

  constructor(length: number, wanted: Wanted, room: Room, search: Search) {
    this.#length = length;
    this.#room = room;
    this.#places = Math.min(length, prefixOf(wanted) + wanted.broken.length);
    this.#wanted = wanted;
    this.#search = search;
  }

  make(): Answer {
    const { terms } = this.#search.meanings;
    const base = Array.from({ length: this.#length }, (_, index) =>
      terms.all(this.#wanted.items.map(each => atIndex(each, index))),
    );
    const answer = this.#break(0, base);
    return isFound(answer) || this.#unknown === undefined ? answer : { unknown: this.#unknown };
  }

  #break(at: number, given: readonly Term[]): Answer {
    const { terms } = this.#search.meanings;
    const what = this.#wanted.broken[at];
    if (what === undefined)
      return this.#count(
        0,
        given,
        this.#wanted.counts.map(({ least, most }) => ({ least, most })),
      );
    for (let index = 0; index < this.#places; index++) {
      this.#search.step();
      const term = terms.all([given[index]!, terms.not(atIndex(what, index))]);
      if (term === terms.false) continue;
      const answer = this.#break(at + 1, given.with(index, term));
      if (isFound(answer)) return answer;
    }
    return 'none';
  }

  /**
   * Each item is counted by some of what is counted, and by the others not.
   * @param last the way of the item before: of items that are said the same of, one is not counted by less than the one before
   */
  #count(index: number, given: readonly Term[], left: readonly Left[], last?: Way): Answer {
    const { counts } = this.#wanted;
    this.#search.step();
    if (counts.length === 0 || index === this.#length)
      return left.every(({ least }) => least <= 0) ? this.#fill(given) : 'none';
    if (this.#room.least(left) > this.#length - index) return 'none';
    const own = given[index]!;
    const least = last && own === last.own ? last.holds : undefined;
    for (const { holds, term } of waysOf(own, counts, left, this.#search)) {
      if (least && isBefore(holds, least)) continue;
      const rest = left.map(({ least: few, most }, at) =>
        holds[at] ? { least: few - 1, most: most - 1 } : { least: few, most },
      );
      const answer = this.#count(index + 1, given.with(index, term), rest, { own, holds });
      if (isFound(answer)) return answer;
    }
    return 'none';
  }

  #fill(given: readonly Term[]): Answer {
    const answer = filled(given, this.#wanted, this.#search);
    if (answer !== 'none' && 'unknown' in answer) this.#unknown ??= answer.unknown;
    return answer;
  }
}

function filled(given: readonly Term[], { unique, repeats }: Wanted, search: Search): Answer {
  if (repeats) return repeated(given, search);
  if (unique) return apart(given, search);
  const values: unknown[] = [];
  for (const term of given) {
    const answer = search.find(term);
    if (!isFound(answer)) return answer;
    values.push(answer.value);
  }
  return { value: values };
}

/** Two items that are equal, wherever they can be. */
function repeated(given: readonly Term[], search: Search): Answer {
  const { terms } = search.meanings;
  let unknown: Reason | undefined;
  for (let one = 0; one < given.length; one++)
    for (let other = one + 1; other < given.length; other++) {
      const both = terms.all([given[one]!, given[other]!]);
      const changed = given.map((term, index) => (index === one || index === other ? both : term));
      const answer = filled(changed, { unique: false, repeats: false } as Wanted, search);
      if (isFound(answer)) {
        const values = [...(answer.value as unknown[])];
        values[other] = values[one];
        return { value: values };
      }
      if (answer !== 'none') unknown ??= answer.unknown;
    }
  return unknown === undefined ? 'none' : { unknown };
}
