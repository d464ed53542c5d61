/**
 * Tells what ended in one turn of the event loop together, and what ended while that is told as the next lot: a statement for
 * each job costs more than the jobs do where these are short, and nobody waits for others where they are long.
 */
export class TogetherTold {
  readonly #tell: (ids: readonly string[]) => Promise<unknown>;
  readonly #waiting: string[] = [];
  #telling: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param tell never rejects */
  constructor(tell: (ids: readonly string[]) => Promise<unknown>) {
    this.#tell = tell;
  }

  /** @returns when it was told */
  add(id: string): Promise<void> {
    this.#waiting.push(id);
    this.#next ??= this.#tellNext();
    return this.#next;
  }

  async #tellNext(): Promise<void> {
    await this.#telling;
    await new Promise(setImmediate);
    this.#next = undefined;
    this.#telling = this.#tell(this.#waiting.splice(0));
    await this.#telling;
  }
}
