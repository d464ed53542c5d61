/**
 * How long what strangers wrote may take, such as each of the expressions of a document: half as long each time one had to be stopped.
 * One that is slow by accident has all the time that it may need, and thousands that are slow on purpose have little together.
 */
export class Patience {
  readonly #least: number;
  #limit: number;

  /**
   * @param first milliseconds that the first may take
   * @param least and those that all of them may
   */
  constructor(first: number, least: number) {
    this.#limit = first;
    this.#least = least;
  }

  /** Milliseconds that the next one may take. */
  get limit(): number {
    return this.#limit;
  }

  /** One had to be stopped. */
  lose(): void {
    this.#limit = Math.max(this.#least, Math.round(this.#limit / 2));
  }
}
