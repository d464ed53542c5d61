/** Lets so many go ahead at a time and so many more wait, first come, first served. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(
    atATime: number,
    private readonly room: number,
  ) {
    this.#free = atATime;
  }

  /** @returns when it is one's turn; undefined where nobody else can wait */
  take(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.room) return undefined;
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Ends a turn that was taken. */
  pass(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}
