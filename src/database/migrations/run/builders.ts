import { setImmediate } from 'node:timers/promises';
import { type Unsent, unsentOf } from './never-sent.js';

/**
 * What a migration makes of Knex: a statement is sent only once somebody waits for it, so one that nobody waits for would be
 * left out without a word, and one that is waited for elsewhere would still run when the migration counts as done.
 */
export class Builders {
  readonly #unused = new Set<object>();
  readonly #underWay = new Set<Promise<unknown>>();

  /** Begins anew. */
  forget(): void {
    this.#unused.clear();
  }

  made(builder: object): void {
    this.#unused.add(builder);
  }

  /** It was put into SQL, as a statement or as a part of one, or copied. */
  used(builder: object): void {
    this.#unused.delete(builder);
  }

  began(work: Promise<unknown>): void {
    this.#underWay.add(work);
    const end = () => void this.#underWay.delete(work);
    work.then(end, end);
  }

  /** Waits until nothing is under way any more, and nothing follows from that. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) {
      await Promise.allSettled(this.#underWay);
      await setImmediate();
    }
  }

  /** The statements that were never sent, in the order in which they were made. */
  unsent(): readonly Unsent[] {
    return [...this.#unused].flatMap(builder => unsentOf(builder) ?? []);
  }
}
