import type { SchemaJson } from '../../contract/index.js';

type Node = Exclude<SchemaJson, boolean>;

const none: ReadonlySet<never> = new Set();

/** A schema that is being looked through, as in Tarjan's search for strong components. */
interface Visit {
  readonly node: Node;
  readonly rest: Iterator<SchemaJson>;
  readonly index: number;
  low: number;
}

/**
 * What a schema and all that it leads to have, such as names, each schema looked through once, whoever asks and however often:
 * those of a circle have the same. Not recursive: a chain of `allOf` may be longer than the stack is deep.
 */
export class Closure<Item = string> {
  readonly #known = new WeakMap<Node, ReadonlySet<Item>>();

  /**
   * @param own what a schema has itself
   * @param next the schemas that it leads to
   */
  constructor(
    private readonly own: (json: Node) => readonly Item[],
    private readonly next: (json: Node) => readonly SchemaJson[],
  ) {}

  of(json: SchemaJson): ReadonlySet<Item> {
    if (typeof json === 'boolean') return none;
    const known = this.#known.get(json);
    if (known) return known;
    // most lead nowhere
    if (this.next(json).length > 0) {
      this.#explore(json);
      return this.#known.get(json) ?? none;
    }
    const items = setOf(this.own(json));
    // what holds nothing is read again sooner than kept
    if (Object.values(json).some(value => typeof value === 'object')) this.#known.set(json, items);
    return items;
  }

  #explore(root: Node): void {
    const visits = new Map<Node, Visit>();
    const open: Visit[] = [];
    const path: Visit[] = [];
    const enter = (node: Node) => {
      const rest = this.next(node)[Symbol.iterator]();
      const visit = { node, rest, index: visits.size, low: visits.size };
      visits.set(node, visit);
      open.push(visit);
      path.push(visit);
    };
    enter(root);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const { value, done } = top.rest.next();
      if (done) {
        path.pop();
        const above = path.at(-1);
        if (above) above.low = Math.min(above.low, top.low);
        if (top.low === top.index) this.#close(open.splice(open.lastIndexOf(top)));
      } else if (typeof value !== 'boolean' && !this.#known.has(value)) {
        // one that was visited and is not known is still open
        const seen = visits.get(value);
        if (seen) top.low = Math.min(top.low, seen.index);
        else enter(value);
      }
    }
  }

  /** The schemas of a circle, or one that is in none; all that they lead to is known. */
  #close(circle: readonly Visit[]): void {
    const sets = new Set<ReadonlySet<Item>>();
    for (const { node } of circle) {
      sets.add(setOf(this.own(node)));
      for (const next of this.next(node)) {
        const known = typeof next === 'boolean' ? undefined : this.#known.get(next);
        if (known) sets.add(known);
      }
    }
    const items = union([...sets]);
    for (const { node } of circle) this.#known.set(node, items);
  }
}

function setOf<Item>(items: readonly Item[]): ReadonlySet<Item> {
  return items.length === 0 ? none : new Set(items);
}

/** One of the sets where it holds all: those of a long chain are mostly the same. */
function union<Item>(sets: readonly ReadonlySet<Item>[]): ReadonlySet<Item> {
  const largest = sets.reduce<ReadonlySet<Item>>((one, other) => (other.size > one.size ? other : one), none);
  const isWhole = sets.every(set => set === largest || [...set].every(item => largest.has(item)));
  return isWhole ? largest : new Set(sets.flatMap(set => [...set]));
}
