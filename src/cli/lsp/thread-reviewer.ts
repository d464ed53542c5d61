import type { Writable } from 'node:stream';
import { anyFunction } from '../../lint/spectral/index.js';
import type { Review, Reviewer, ReviewRequest } from '../../lsp/index.js';
import { type Care, learn, mostAttempts } from '../lint/threads/care.js';
import { WatchedThread } from '../lint/threads/watched-thread.js';
import type { Answer, Question } from './messages.js';

/** Milliseconds: a review that takes longer is given up, as rules of a project's own may never end. */
const longest = 60_000;

type Thread = WatchedThread<Question, Answer>;

/** Reviews in a thread of its own, one document at a time; anew where it ends, without the code of rulesets that ended it. */
export class ThreadReviewer implements Reviewer {
  readonly #log: Writable;
  #thread: Thread | undefined;
  #isClosed = false;
  #care: Care = { stopped: new Map(), isOneByOne: false };

  /** @param log where what rules print goes: standard output is the editor's */
  constructor(log: Writable) {
    this.#log = log;
  }

  start(): void {
    this.#thread ??= this.#started();
  }

  async review(request: ReviewRequest): Promise<Review> {
    for (let attempt = 1; ; attempt++) {
      const thread = (this.#thread ??= this.#started());
      const answer = await thread.ask({ request }, longest);
      if ('review' in answer) return answer.review;
      if ('error' in answer) throw new Error(answer.error);
      if (this.#isClosed) throw new Error('it was not wanted any more');
      // ended from here, to begin anew
      if (this.#thread !== thread) continue;
      this.#thread = undefined;
      const { ended } = answer;
      // what has ended it may be no ruleset's at all
      if (ended.during === undefined && this.#care.stopped.has(anyFunction)) throw new Error(`it ${ended.reason.why}`);
      learn(this.#care, ended, attempt === mostAttempts);
    }
  }

  forget(): void {
    // what ended a thread may be mended now
    if (this.#care.stopped.size > 0 || this.#care.isOneByOne) void this.#end();
    this.#care = { stopped: new Map(), isOneByOne: false };
    this.#thread?.tell({ forget: true });
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.terminate();
  }

  #started(): Thread {
    const { stopped, isOneByOne } = this.#care;
    return new WatchedThread(new URL('./thread.js', import.meta.url), { stopped: [...stopped], isOneByOne }, this.#log);
  }
}
