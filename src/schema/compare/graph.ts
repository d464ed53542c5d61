import type { SchemaId } from '../../contract/index.js';
import type { LossyDoubles } from '../../document/index.js';
import type { Projector } from '../compile/projector.js';
import type { Use } from '../types.js';
import type { Hints } from './hints.js';
import { read } from './read.js';
import type { Reading, Tags } from './reading.js';
import { numberTypes, type Term, type Terms, types } from './terms.js';

/** What all sets share. */
export interface Shared {
  /** What is said where a schema leads back to itself. */
  readonly again: Map<string, Term>;
  /** Circles of such schemas that say the same have one number. */
  readonly circles: Map<string, number>;
  /** How many there are. */
  readonly sets: number;
  readonly hints: Hints;
  readonly tags: Tags;
  /** The doubles that stand for numbers which they are not. */
  readonly lossy: LossyDoubles;
  /** Whether all sets certainly say the same under an id: it is read where something is looked for within it. */
  isAlike(id: SchemaId): boolean;
  /** Who reads such a unit, by what stands for it. */
  readonly alike: Map<string, () => Term>;
}

/** Schemas of circles that are read before a circle is left as it is. */
const mostReads = 20_000;

/**
 * Reads the schemas of one set into terms, what is referred to before what refers to it. Schemas that lead back to
 * themselves are told apart by what they say, round by round, until no round tells more of them apart: so they are called
 * the same in every set.
 */
export class Graph {
  readonly projector: Projector;
  readonly #terms: Terms;
  readonly #again: Map<string, Term>;
  readonly #circles: Map<string, number>;
  readonly #own: number;
  readonly #hints: Hints;
  readonly #tags: Tags;
  readonly #lossy: Shared['lossy'];
  readonly #isAlike: Shared['isAlike'];
  readonly #alike: Shared['alike'];
  readonly #noted = new Set<SchemaId>();
  readonly #known = new Map<string, Term>();

  constructor(
    projector: Projector,
    terms: Terms,
    { again, circles, sets, hints, tags, lossy, isAlike, alike }: Shared,
  ) {
    this.projector = projector;
    this.#terms = terms;
    this.#again = again;
    this.#circles = circles;
    this.#own = sets;
    this.#hints = hints;
    this.#tags = tags;
    this.#lossy = lossy;
    this.#isAlike = isAlike;
    this.#alike = alike;
  }

  term(id: SchemaId, use: Use): Term {
    const key = this.projector.key(id, use);
    return this.#isAlike(id) ? this.#standing(key) : this.#within(key);
  }

  /** What stands for a unit that is alike in all sets, until something is looked for within it. */
  #standing(key: string): Term {
    const name = `${alikePrefix}${key}`;
    if (!this.#alike.has(name)) this.#alike.set(name, () => this.#within(key));
    return this.#terms.again(name);
  }

  #within(key: string): Term {
    if (!this.#known.has(key)) for (const circle of circlesFrom(key, each => this.#next(each))) this.#add(circle);
    return this.#known.get(key)!;
  }

  *#next(key: string): Iterable<string> {
    for (const each of this.projector.unit(key).references)
      if (!this.#known.has(each) && !this.#isAlike(this.projector.unit(each).id)) yield each;
  }

  #add(circle: readonly string[]): void {
    const [first] = circle;
    const unit = this.projector.unit(first!);
    for (const key of circle) this.#note(this.projector.unit(key).id);
    if (circle.length === 1 && !unit.references.has(first!)) {
      this.#known.set(first!, this.#read(first!, new Map()));
      return;
    }
    this.projector.refuseEndless(circle);
    const names = this.#namesOf(circle);
    for (const key of circle) {
      const name = names.get(key)!;
      if (!this.#again.has(name)) this.#again.set(name, this.#read(key, names));
      this.#known.set(key, this.#terms.again(name));
    }
  }

  /** A schema is read once for each direction, and noted once. */
  #note(id: SchemaId): void {
    if (this.#noted.has(id)) return;
    this.#noted.add(id);
    this.#hints.note(this.projector.marks.json(id));
  }

  #namesOf(circle: readonly string[]): ReadonlyMap<string, string> {
    let names = new Map(circle.map(key => [key, 'any']));
    for (let [kinds, reads] = [1, 0]; ; ) {
      const now = new Map(circle.map(key => [key, String(this.#read(key, names))]));
      const found = new Set(now.values()).size;
      if (found === kinds) return this.#withAll(names, now);
      [names, kinds, reads] = [now, found, reads + circle.length];
      // they are compared then as if none of them were the same in both sets
      if (reads > mostReads) return new Map(circle.map(key => [key, `${key} of ${this.#own}`]));
    }
  }

  /** What is the same so far may lead to what is not: a name says what all in the circle say. */
  #withAll(before: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const says = new Set([...names].map(([key, name]) => `${before.get(key)} says ${name}`));
    const all = `circle ${[...says].sort().join()}`;
    let number = this.#circles.get(all);
    if (number === undefined) this.#circles.set(all, (number = this.#circles.size));
    return new Map([...names].map(([key, name]) => [key, `${name} of circle ${number}`]));
  }

  #read(key: string, names: ReadonlyMap<string, string>): Term {
    const reading: Reading = {
      terms: this.#terms,
      tags: this.#tags,
      lossy: this.#lossy,
      refer: each => {
        const name = names.get(each);
        if (name !== undefined) return this.#terms.again(name);
        return this.#isAlike(this.projector.unit(each).id) ? this.#standing(each) : this.#known.get(each)!;
      },
      read: schema => read(schema, reading),
      lookup: each => this.projector.unit(each).schema,
      isOwn: name => this.projector.definedFormat(name) !== undefined,
      formatTypes: name => (this.projector.format(name)?.applies === 'number' ? numberTypes : types.string),
    };
    return read(this.projector.unit(key).schema, reading);
  }
}

const alikePrefix = 'alike ';

/** Whether an `again` stands for a unit that is alike in all sets. */
export function isAlikeKey(key: string): boolean {
  return key.startsWith(alikePrefix);
}

/** Sets of keys that lead to each other, each after all that it leads to. Tarjan's algorithm without recursion. */
function circlesFrom(root: string, next: (key: string) => Iterable<string>): readonly (readonly string[])[] {
  const circles: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const on = new Set<string>();
  const enter = (key: string) => {
    index.set(key, index.size);
    low.set(key, index.get(key)!);
    stack.push(key);
    on.add(key);
    return { key, rest: next(key)[Symbol.iterator]() };
  };
  const work = [enter(root)];
  for (let top = work.at(-1); top; top = work.at(-1)) {
    const { done, value } = top.rest.next();
    if (!done) {
      if (!index.has(value)) work.push(enter(value));
      else if (on.has(value)) low.set(top.key, Math.min(low.get(top.key)!, index.get(value)!));
      continue;
    }
    work.pop();
    const above = work.at(-1);
    if (above) low.set(above.key, Math.min(low.get(above.key)!, low.get(top.key)!));
    if (low.get(top.key) !== index.get(top.key)) continue;
    const circle: string[] = [];
    for (let key = ''; key !== top.key; circle.push(key)) {
      key = stack.pop()!;
      on.delete(key);
    }
    circles.push(circle);
  }
  return circles;
}
