import type { Term } from './terms.js';

/**
 * Terms that no value was found for while outer searches were open which they rest on: none of those has found a value yet.
 * They count as long as these stay open; what rests on a search that finds a value after all is forgotten, and what rests on
 * nothing any more is certain.
 */
export class Supposed {
  /** With the depth of the outermost search that each rests on, in the order found. */
  readonly #depths = new Map<Term, number>();
  readonly #order: Term[] = [];

  /** The outermost search that a term rests on; undefined where nothing is supposed of it. */
  get(term: Term): number | undefined {
    return this.#depths.get(term);
  }

  /** Where the terms begin that are found from now on. */
  get mark(): number {
    return this.#order.length;
  }

  add(term: Term, depth: number): void {
    this.#depths.set(term, depth);
    this.#order.push(term);
  }

  /** The search that began at a mark has found none, and rests on an outer one: so does all that rests on it. */
  lower(mark: number, depth: number): void {
    for (const term of this.#order.slice(mark)) this.#depths.set(term, Math.min(this.#depths.get(term)!, depth));
  }

  /** Takes away what was found since a mark. */
  since(mark: number): readonly Term[] {
    const terms = this.#order.splice(mark);
    for (const term of terms) this.#depths.delete(term);
    return terms;
  }
}
