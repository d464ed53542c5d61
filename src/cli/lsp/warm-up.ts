import type { ReviewRequest } from '../../lsp/index.js';

/** As often as what was opened is reviewed again: by then V8 has compiled what reviews run. */
const mostRounds = 6;

/** Milliseconds without a question before a round begins, so that it is in nobody's way. */
const pause = 60;

/** Milliseconds: a review that takes less needs no warm-up, and one that takes more would keep somebody waiting. */
const worthwhile = { least: 40, most: 1_000 };

/**
 * Reviews of a large document take three times as long at first as they do once their code is compiled. Between opening a
 * document and the first keystroke there is time: it is reviewed again, to no end but that.
 */
export class WarmUp {
  readonly #review: (request: ReviewRequest) => Promise<unknown>;
  #rounds = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(review: (request: ReviewRequest) => Promise<unknown>) {
    this.#review = review;
  }

  /** A question is there: what waits has to wait. */
  pause(): void {
    clearTimeout(this.#timer);
  }

  /** A review has taken some milliseconds. */
  after(request: ReviewRequest, milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#rounds >= mostRounds || milliseconds < worthwhile.least || milliseconds > worthwhile.most) return;
    this.#timer = setTimeout(() => void this.#round(request), pause);
  }

  async #round(request: ReviewRequest): Promise<void> {
    this.#rounds++;
    const from = performance.now();
    // the review itself has told what is wrong
    await this.#review(request).catch(() => undefined);
    this.after(request, performance.now() - from);
  }
}
