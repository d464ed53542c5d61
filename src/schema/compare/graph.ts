import type { SchemaId } from '../../contract/index.js';
import type { Projector } from '../compile/projector.js';
import type { Use } from '../types.js';
import { read } from './read.js';
import type { Reading } from './reading.js';
import { numberTypes, type Term, type Terms, types } from './terms.js';

/**
 * Reads the schemas of one set into terms, what is referred to before what refers to it. Schemas that lead back to
 * themselves are told apart by what they say, round by round, until no round tells more of them apart: so they are called
 * the same in every set.
 */
export class Graph {
  readonly projector: Projector;
  readonly #terms: Terms;
  /** What is said where a schema leads back to itself; shared by all sets. */
  readonly #again: Map<string, Term>;
  readonly #known = new Map<string, Term>();

  constructor(projector: Projector, terms: Terms, again: Map<string, Term>) {
    this.projector = projector;
    this.#terms = terms;
    this.#again = again;
  }

  term(id: SchemaId, use: Use): Term {
    const key = this.projector.key(id, use);
    if (!this.#known.has(key)) for (const circle of circlesFrom(key, each => this.#next(each))) this.#add(circle);
    return this.#known.get(key)!;
  }

  *#next(key: string): Iterable<string> {
    for (const each of this.projector.unit(key).references) if (!this.#known.has(each)) yield each;
  }

  #add(circle: readonly string[]): void {
    const [first] = circle;
    const unit = this.projector.unit(first!);
    if (circle.length === 1 && !unit.references.has(first!)) {
      this.#known.set(first!, this.#read(first!, new Map()));
      return;
    }
    let names = new Map(circle.map(key => [key, 'any']));
    for (let kinds = 1; ; ) {
      const now = new Map(circle.map(key => [key, String(this.#read(key, names))]));
      const found = new Set(now.values()).size;
      names = now;
      if (found === kinds) break;
      kinds = found;
    }
    for (const key of circle) {
      const name = names.get(key)!;
      if (!this.#again.has(name)) this.#again.set(name, this.#read(key, names));
      this.#known.set(key, this.#terms.again(name));
    }
  }

  #read(key: string, names: ReadonlyMap<string, string>): Term {
    const reading: Reading = {
      terms: this.#terms,
      refer: each => {
        const name = names.get(each);
        return name === undefined ? this.#known.get(each)! : this.#terms.again(name);
      },
      read: schema => read(schema, reading),
      lookup: each => this.projector.unit(each).schema,
      formatTypes: name => (this.projector.format(name)?.applies === 'number' ? numberTypes : types.string),
    };
    return read(this.projector.unit(key).schema, reading);
  }
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
