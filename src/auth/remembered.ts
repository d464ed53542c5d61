interface Entry<Value> {
  readonly value: Value;
  readonly ends: number;
}

/** Values for a time that reading them does not prolong, and no more than so many: the oldest gives way. */
export class Remembered<Value> {
  readonly #milliseconds: number;
  readonly #max: number;
  readonly #clock: () => number;
  /** In the order in which they were put, which is that of their ends. */
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(milliseconds: number, max: number, clock: () => number) {
    this.#milliseconds = milliseconds;
    this.#max = max;
    this.#clock = clock;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(name: string): Value | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (this.#clock() < entry.ends) return entry.value;
    this.#entries.delete(name);
    return undefined;
  }

  /** @param since when the value was true; its time runs from there */
  put(name: string, value: Value, since: number): void {
    this.#entries.delete(name);
    if (this.#entries.size >= this.#max) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest!); // max is at least 1, so there is one
    }
    this.#entries.set(name, { value, ends: since + this.#milliseconds });
  }
}
