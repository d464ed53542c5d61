import type { Schema } from '../../contract/index.js';
import type { Asking } from './asking.js';
import type { Differences, Reachable } from './cause.js';
import type { Sides } from './choices.js';
import { differences } from './differences.js';
import { nameOf, type Part, settled, wholeOf } from './part.js';
import { type Node, Places } from './places.js';
import type { Unchanged } from './unchanged.js';

/** More pairs of schemas than these are not gone through below one schema. */
const mostPairs = 5000;

/** Finds what two schemas differ in, all the way down; what schemas share is looked at once. */
export class Reach {
  readonly #sides: Sides;
  readonly #asking: Asking;
  readonly #unchanged: Unchanged;
  readonly #known = new Map<string, Differences>();

  constructor(sides: Sides, asking: Asking, unchanged: Unchanged) {
    this.#sides = sides;
    this.#asking = asking;
    this.#unchanged = unchanged;
  }

  /** Each cause once, the nearest first, with all places that it shows in. */
  from(before: Schema, after: Schema): readonly Reachable[] {
    const nodes = new Map<string, Node>();
    const todo = [this.#ends(wholeOf(before), wholeOf(after))];
    const root = todo[0]!.name;
    for (let next = todo.shift(); next && nodes.size < mostPairs; next = todo.shift()) {
      if (nodes.has(next.name)) continue;
      const { causes, pairs } = this.#differences(next.old, next.now, next.name);
      const edges = pairs.map(({ before: old, after: now, step }) => ({ ends: this.#ends(old, now), step }));
      nodes.set(next.name, { causes, edges: edges.map(({ ends, step }) => ({ to: ends.name, step })) });
      todo.push(...edges.map(({ ends }) => ends));
    }
    const places = new Places(nodes, root, this.#asking);
    return [...nodes].flatMap(([name, { causes }]) => causes.map(cause => places.reachable(cause, name)));
  }

  #ends(before: Part, after: Part): { readonly old: Part; readonly now: Part; readonly name: string } {
    const [old, now] = [settled(before, this.#sides.old), settled(after, this.#sides.now)];
    return { old, now, name: `${nameOf(old)} ${nameOf(now)}` };
  }

  #differences(before: Part, after: Part, name: string): Differences {
    let known = this.#known.get(name);
    if (!known) {
      known = this.#isSame(before, after) ? nothing : this.#read(before, after);
      this.#known.set(name, known);
    }
    return known;
  }

  #isSame(before: Part, after: Part): boolean {
    if (this.#unchanged.has(before, after)) return true;
    const whole = before.pointer === '' && after.pointer === '';
    return whole && this.#asking.same(before.schema.id, after.schema.id);
  }

  /** What is written otherwise and says the same is no difference. */
  #read(before: Part, after: Part): Differences {
    const { causes, pairs } = differences(before, after, this.#sides, this.#asking.travels);
    return { causes: causes.filter(({ old, now }) => !this.#asking.same(old, now)), pairs };
  }
}

const nothing: Differences = Object.freeze({ causes: [], pairs: [] });
