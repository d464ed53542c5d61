import type { Review, Reviewer, ReviewRequest } from './review.js';

export interface ReviewLoopNeeds {
  readonly reviewer: Reviewer;
  /** What is to be reviewed of a document, as it is now; undefined where it is of no use any more. */
  readonly request: (root: string) => ReviewRequest | undefined;
  readonly done: (root: string, review: Review, request: ReviewRequest) => void;
  readonly failed: (root: string, error: unknown) => void;
}

/**
 * Reviews what changes, one document after the other: at once where nothing is being reviewed, and else as soon as that is done.
 * Changes in the meantime are one.
 */
export class ReviewLoop {
  readonly #needs: ReviewLoopNeeds;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | undefined;

  constructor(needs: ReviewLoopNeeds) {
    this.#needs = needs;
  }

  changed(roots: Iterable<string>): void {
    for (const root of roots) this.#waiting.add(root);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  forget(root: string): void {
    this.#waiting.delete(root);
  }

  /** Until nothing waits. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // what has changed together is told together
    await Promise.resolve();
    for (let [root] = this.#waiting; root !== undefined; [root] = this.#waiting) {
      this.#waiting.delete(root);
      const request = this.#needs.request(root);
      if (!request) continue;
      try {
        this.#needs.done(root, await this.#needs.reviewer.review(request), request);
      } catch (error) {
        this.#needs.failed(root, error);
      }
    }
  }
}
