/** Values of more parts are not made: a value may hold another twice, and that one another twice. */
const mostParts = 20_000;

/** Longer texts are not made. */
export const longestText = 1_000_000;

/** Counts the parts of values, those that several share once for each. */
export class Sizes {
  readonly #known = new WeakMap<object, number>();

  isTooLarge(value: unknown): boolean {
    return this.#of(value) > mostParts;
  }

  #of(value: unknown): number {
    if (typeof value !== 'object' || value === null) return 1;
    let size = this.#known.get(value);
    if (size === undefined) {
      size = Object.values(value).reduce<number>((sum, part) => sum + this.#of(part), 1);
      this.#known.set(value, size);
    }
    return size;
  }
}
