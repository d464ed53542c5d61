import type { Watch } from '../../../lint/spectral/index.js';

/** What of a thread's state is where: how often it has changed, which code of users runs, and for how long it may. */
const [beat, running, limit] = [0, 1, 2];
const nothing = 0;
const severalWaited = -1;

/** Milliseconds between two looks at a thread, and between two signs of life of one that waits. */
const interval = 100;
/** What a thread has beyond the limit of its function, as it may stop that by itself. */
const grace = 1000;

export function createState(): SharedArrayBuffer {
  return new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT);
}

/** What a thread says of users' code. */
export type Told =
  /** It is about to run: its name, in the order of their numbers. */
  | { readonly known: string }
  /** The thread stopped it by itself: its name, and after how many milliseconds. */
  | { readonly overran: string; readonly milliseconds: number };

/** The thread's side: says what it runs. */
export class ToldWatch implements Watch {
  readonly #state: Int32Array;
  readonly #numbers = new Map<string, number>();
  readonly #tell: (message: Told) => void;
  #waits = 0;

  /** @param tell passes a name on before anything of that name runs */
  constructor(state: SharedArrayBuffer, tell: (message: Told) => void) {
    this.#state = new Int32Array(state);
    this.#tell = tell;
  }

  known(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#tell({ known: name });
    this.#numbers.set(name, this.#numbers.size + 1);
    return this.#numbers.size;
  }

  overran(name: string, milliseconds: number): void {
    this.#tell({ overran: name, milliseconds });
  }

  enter(call: number, milliseconds: number): void {
    Atomics.store(this.#state, limit, milliseconds);
    Atomics.store(this.#state, running, call);
    Atomics.add(this.#state, beat, 1);
  }

  leave(): void {
    this.enter(this.#waits > 0 ? severalWaited : nothing, Atomics.load(this.#state, limit));
  }

  waiting(milliseconds: number): () => void {
    this.#waits++;
    this.enter(severalWaited, milliseconds);
    const life = setInterval(() => Atomics.add(this.#state, beat, 1), interval);
    return () => {
      clearInterval(life);
      this.#waits--;
      this.leave();
    };
  }
}

/** The other side: looks at what a thread says. */
export class ThreadState {
  readonly #state: Int32Array;

  constructor(state: SharedArrayBuffer) {
    this.#state = new Int32Array(state);
  }

  /** The number of the code that runs; 0: none, or several pieces that wait. */
  get running(): number {
    return Math.max(Atomics.load(this.#state, running), 0);
  }

  /**
   * Looks at it again and again. Looks are counted, and not the time, which also goes by while the whole process rests.
   * @param overrun told once code has run for longer than it may
   * @returns what ends that
   */
  watch(overrun: (milliseconds: number) => void): () => void {
    let [last, looks] = [-1, 0];
    const timer = setInterval(() => {
      const now = Atomics.load(this.#state, beat);
      const isSame = now === last && Atomics.load(this.#state, running) !== nothing;
      looks = isSame ? looks + 1 : 0;
      last = now;
      const milliseconds = Atomics.load(this.#state, limit);
      if (looks * interval > milliseconds + grace) overrun(milliseconds);
    }, interval);
    return () => clearInterval(timer);
  }
}
