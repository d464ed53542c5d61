/** One wait that ends when its time is over. */
interface Deadline {
  ticks: number;
  readonly expire: () => void;
}

const ticksToWait = 8;

/**
 * Deadlines of one length for many short waits. A timer for each would cost more than reading a small body does; here one
 * timer ticks while something waits, and a wait ends up to an eighth late.
 */
export class Deadlines {
  readonly #waiting = new Set<Deadline>();
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number) {
    this.#interval = Math.max(1, Math.ceil(milliseconds / ticksToWait));
  }

  start(expire: () => void): Deadline {
    const deadline = { ticks: ticksToWait + 1, expire };
    this.#waiting.add(deadline);
    this.#timer ??= setInterval(() => this.#tick(), this.#interval).unref();
    return deadline;
  }

  stop(deadline: Deadline): void {
    this.#waiting.delete(deadline);
  }

  #tick(): void {
    if (this.#waiting.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    for (const deadline of this.#waiting) {
      deadline.ticks -= 1;
      if (deadline.ticks > 0) continue;
      this.#waiting.delete(deadline);
      deadline.expire();
    }
  }
}
