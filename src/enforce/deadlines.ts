/** One wait that ends when its time is over. */
export interface Deadline<Waiting> {
  readonly waiting: Waiting;
  /** On the clock of its `Deadlines`. */
  readonly ends: number;
  earlier: Deadline<Waiting> | undefined;
  later: Deadline<Waiting> | undefined;
  over: boolean;
}

/**
 * Deadlines of many waits, all equally long, where a timer for each would cost more than reading a small body does. The
 * waits form a list in the order of their ends, and while there are any one timer looks at the first. None ends early, and
 * none more than two looks late.
 */
export class Deadlines<Waiting> {
  readonly #milliseconds: number;
  readonly #expire: (waiting: Waiting) => void;
  readonly #interval: number;
  #timer: NodeJS.Timeout | undefined;
  #now = 0;
  #first: Deadline<Waiting> | undefined;
  #last: Deadline<Waiting> | undefined;

  /** @param milliseconds 0: there is no deadline */
  constructor(milliseconds: number, expire: (waiting: Waiting) => void) {
    this.#milliseconds = milliseconds;
    this.#expire = expire;
    this.#interval = Math.max(10, Math.min(1000, milliseconds / 10));
  }

  /** @returns what `stop` takes; undefined where there is no deadline */
  start(waiting: Waiting): Deadline<Waiting> | undefined {
    if (this.#milliseconds === 0) return undefined;
    // Part of the interval that runs has passed already.
    const ends = this.#now + this.#milliseconds + this.#interval;
    const last = this.#last;
    const deadline: Deadline<Waiting> = { waiting, ends, earlier: last, later: undefined, over: false };
    if (last) last.later = deadline;
    else this.#first = deadline;
    this.#last = deadline;
    this.#timer ??= setInterval(() => this.#look(), this.#interval).unref();
    return deadline;
  }

  /** Nothing to one that is over. */
  stop(deadline: Deadline<Waiting> | undefined): void {
    if (!deadline || deadline.over) return;
    const { earlier, later } = deadline;
    deadline.over = true;
    if (earlier) earlier.later = later;
    else this.#first = later;
    if (later) later.earlier = earlier;
    else this.#last = earlier;
  }

  #look(): void {
    if (!this.#first) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    this.#now += this.#interval;
    for (let first = this.#first; first && first.ends <= this.#now; first = this.#first) {
      this.stop(first);
      this.#expire(first.waiting);
    }
  }
}
