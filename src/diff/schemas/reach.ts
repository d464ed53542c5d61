import type { Schema } from '../../contract/index.js';
import type { Step } from '../../schema/index.js';
import type { Asking } from './asking.js';
import type { Differences, Reachable } from './cause.js';
import type { Sides } from './choices.js';
import { differences } from './differences.js';
import { nameOf, type Part, settled, wholeOf } from './part.js';
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

  /** Each cause once, by the shortest way to it. */
  from(before: Schema, after: Schema): readonly Reachable[] {
    const found: Reachable[] = [];
    const seen = new Set<string>();
    const todo: { readonly before: Part; readonly after: Part; readonly steps: readonly Step[] }[] = [
      { before: wholeOf(before), after: wholeOf(after), steps: [] },
    ];
    for (let next = todo.shift(); next && seen.size < mostPairs; next = todo.shift()) {
      const [old, now] = [settled(next.before, this.#sides.old), settled(next.after, this.#sides.now)];
      const name = `${nameOf(old)} ${nameOf(now)}`;
      if (seen.has(name)) continue;
      seen.add(name);
      const { steps } = next;
      const { causes, pairs } = this.#differences(old, now, name);
      found.push(...causes.map(cause => ({ cause, steps })));
      for (const pair of pairs) todo.push({ ...pair, steps: pair.step ? [...steps, pair.step] : steps });
    }
    return found;
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
