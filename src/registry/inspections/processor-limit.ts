import type { Thread } from './thread.js';

/** Milliseconds between two looks, at least: the system counts no finer. */
const step = 10;

/** What a thread may take of a processor from now on, however long it has to wait for one. */
export class ProcessorLimit {
  readonly #thread: Pick<Thread, 'processorTime'>;
  readonly #milliseconds: number;
  readonly #over = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isDone = false;

  constructor(thread: Pick<Thread, 'processorTime'>, milliseconds: number) {
    this.#thread = thread;
    this.#milliseconds = milliseconds;
    void this.#begin();
  }

  /** Aborted when it has taken that; never where nobody can tell. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Looks no more. */
  end(): void {
    this.#isDone = true;
    clearTimeout(this.#timer);
  }

  async #begin(): Promise<void> {
    const before = await this.#thread.processorTime();
    if (before !== undefined) this.#wait(before + this.#milliseconds, this.#milliseconds);
  }

  /** A thread has no more of a processor than time goes by: nothing is to be seen before that. */
  #wait(until: number, left: number): void {
    if (this.#isDone) return;
    this.#timer = setTimeout(() => this.#look(until), Math.max(left, step)).unref();
  }

  async #look(until: number): Promise<void> {
    const now = await this.#thread.processorTime();
    if (now === undefined) return;
    if (now >= until) this.#over.abort();
    else this.#wait(until, until - now);
  }
}
