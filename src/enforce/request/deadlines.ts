/**
 * Deadlines of many waits, all equally long: one timer looks after the oldest, where a timer for each would cost every
 * request.
 */
export class Deadlines<Waiting> {
  readonly #since = new Map<Waiting, number>();
  readonly #milliseconds: number;
  readonly #expire: (waiting: Waiting) => void;
  #timer: NodeJS.Timeout | undefined;
  #now = 0;

  /** @param milliseconds 0: there is no deadline */
  constructor(milliseconds: number, expire: (waiting: Waiting) => void) {
    this.#milliseconds = milliseconds;
    this.#expire = expire;
  }

  add(waiting: Waiting): void {
    if (this.#milliseconds === 0) return;
    this.#since.set(waiting, this.#now);
    this.#timer ??= this.#start();
  }

  delete(waiting: Waiting): void {
    this.#since.delete(waiting);
  }

  #start(): NodeJS.Timeout {
    const every = Math.max(10, Math.min(1000, this.#milliseconds / 10));
    return setInterval(() => this.#look(every), every).unref();
  }

  #look(passed: number): void {
    if (this.#since.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#now += passed;
    // The map keeps their order, so the first that has time left ends the look.
    for (const [waiting, since] of this.#since) {
      if (this.#now - since < this.#milliseconds) return;
      this.#since.delete(waiting);
      this.#expire(waiting);
    }
  }
}
