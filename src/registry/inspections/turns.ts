/** How much may go on at a time, and how much may wait. */
export interface TurnLimits {
  readonly atATime: number;
  /** How many may wait, of any size. */
  readonly waiting: number;
  /** What has more bytes is large: one turn is always left to what is not, where there are several. */
  readonly largeBytes: number;
  /** How many large ones may wait, beside `waiting`. */
  readonly largeWaiting: number;
}

interface Waiting {
  readonly isLarge: boolean;
  /** Who is due first goes first. */
  readonly due: number;
  readonly go: () => void;
}

/** Reading a document takes about a second a megabyte: for so long may those behind it, that are smaller, go first. */
const millisecondsPerByte = 1 / 1024;

/**
 * Lets so many go ahead at a time and has others wait: small ones before large ones, but none for ever, since who has waited
 * longer than its own size would have taken goes before all that came after that.
 */
export class Turns {
  #free: number;
  #freeForLarge: number;
  #waiting: Waiting[] = [];
  readonly #limits: TurnLimits;
  readonly #now: () => number;

  constructor(limits: TurnLimits, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#free = limits.atATime;
    this.#freeForLarge = Math.max(1, limits.atATime - 1);
    this.#now = now;
  }

  /**
   * Waits for a turn.
   * @param isPatient waits, however many do
   * @param signal gives the place in the queue up
   * @returns ends the turn, once it has come; undefined where nobody else can wait
   */
  take(bytes: number, isPatient: boolean, signal: AbortSignal): Promise<() => void> | undefined {
    const isLarge = bytes > this.#limits.largeBytes;
    if (!isPatient && !this.#mayGo(isLarge) && !this.#hasRoom(isLarge)) return undefined;
    return new Promise((resolve, reject) => {
      const due = this.#now() + bytes * millisecondsPerByte;
      const leave = () => {
        this.#waiting = this.#waiting.filter(each => each !== waiting);
        reject(signal.reason);
      };
      const go = () => {
        signal.removeEventListener('abort', leave);
        resolve(() => this.#pass(isLarge));
      };
      const waiting = { isLarge, due, go };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
      this.#next();
    });
  }

  #mayGo(isLarge: boolean): boolean {
    return this.#free > 0 && (!isLarge || this.#freeForLarge > 0);
  }

  #hasRoom(isLarge: boolean): boolean {
    const { waiting, largeWaiting } = this.#limits;
    const alike = this.#waiting.filter(each => each.isLarge === isLarge).length;
    return alike < (isLarge ? Math.min(waiting, largeWaiting) : waiting);
  }

  #pass(isLarge: boolean): void {
    this.#free++;
    if (isLarge) this.#freeForLarge++;
    this.#next();
  }

  #next(): void {
    let first: Waiting | undefined;
    for (const each of this.#waiting) {
      if (this.#mayGo(each.isLarge) && (!first || each.due < first.due)) first = each;
    }
    if (!first) return;
    this.#waiting.splice(this.#waiting.indexOf(first), 1);
    this.#free--;
    if (first.isLarge) this.#freeForLarge--;
    first.go();
  }
}
