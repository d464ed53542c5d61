/** The same numbers for the same seed, on every machine: a linear congruential generator with its bits stirred. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    const stirred = Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) >>> 0;
    return Math.floor(((stirred ^ (stirred >>> 13)) >>> 0) % end);
  }

  one<Value>(of: readonly Value[]): Value {
    return of[this.below(of.length)]!;
  }
}
