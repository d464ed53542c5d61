import { type Finding, finding } from '../../../diagnostics/index.js';
import { anyFunction, type StopReason } from '../../../lint/spectral/index.js';
import type { Asked } from '../asked.js';
import { parseReviewed, type Reviewed } from '../reviewed.js';
import { type Care, learn, mostAttempts } from './care.js';
import type { ReviewAnswer, ReviewTask, ThreadStart } from './messages.js';
import { type Ended, WatchedThread } from './watched-thread.js';
import { workerFile } from './worker-file.js';

/** The number of documents for which code is stopped before it is left out for those after them. */
const mostOffences = 3;

export interface ThreadsOptions {
  readonly count: number;
  /** Whether rulesets have code that is not Specwright's. */
  readonly hasCode: boolean;
  readonly asked: Asked;
}

/** A document for a thread. */
export interface Sheet {
  readonly source: string;
  readonly display: string | undefined;
  readonly input: Uint8Array | undefined;
}

/** The settings cannot be used: they have to be read where their file is at hand, without what ended a thread. */
export class RefusedSettingsError extends Error {
  readonly stopped: ReadonlyMap<string, StopReason>;

  constructor(stopped: ReadonlyMap<string, StopReason>) {
    super('the settings cannot be used');
    this.stopped = stopped;
  }
}

type ReviewThread = WatchedThread<ReviewTask, ReviewAnswer>;

/** Threads that review documents, as many at once as there are threads. */
export class ReviewThreads {
  readonly #options: ThreadsOptions;
  readonly #start: Omit<ThreadStart, 'state'>;
  readonly #all = new Set<ReviewThread>();
  readonly #idle: ReviewThread[] = [];
  readonly #waiting: (() => void)[] = [];
  /** Those in which code was stopped: what it has made may fill their memory. */
  readonly #spent = new WeakSet<ReviewThread>();
  readonly #offences = new Map<string, { readonly reason: StopReason; readonly times: number }>();
  #free: number;

  constructor(options: ThreadsOptions) {
    const { loaded, options: given, day, io } = options.asked;
    const { lint, allowRemote } = loaded.config;
    this.#options = options;
    this.#free = options.count;
    this.#start = {
      day,
      cwd: io.cwd,
      folder: loaded.folder,
      config: JSON.stringify({ lint, allowRemote }),
      ownPlaces: JSON.stringify(ownPlacesOf(options.asked.loaded)),
      options: JSON.stringify(given),
    };
  }

  /**
   * Reviews a document as soon as a thread is free. Where code of its rulesets ends the thread, that is said at its place in the
   * ruleset, and the document is reviewed again without it.
   * @throws RefusedSettingsError, and what a review throws
   */
  async review(sheet: Sheet): Promise<Reviewed> {
    if (this.#free === 0) await new Promise<void>(done => this.#waiting.push(done));
    else this.#free--;
    try {
      return await this.#attempts(sheet);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map(thread => thread.terminate()));
  }

  async #attempts(sheet: Sheet): Promise<Reviewed> {
    const care: Care = { stopped: new Map(this.#leftOut()), isOneByOne: false };
    for (let attempt = 1; ; attempt++) {
      const outcome = await this.#attempt(sheet, care);
      if (!('reason' in outcome)) return outcome;
      if (!this.#options.hasCode || care.stopped.has(anyFunction)) return endedReview(sheet, outcome);
      learn(care, outcome, attempt === mostAttempts);
      if (outcome.during !== undefined) this.#note(outcome.during, outcome.reason);
    }
  }

  async #attempt(sheet: Sheet, { stopped, isOneByOne }: Care): Promise<Reviewed | Ended> {
    const thread = this.#idle.pop() ?? this.#started();
    const answer = await thread.ask({ ...sheet, stopped: [...stopped], isOneByOne });
    if ('ended' in answer) {
      this.#all.delete(thread);
      return answer.ended;
    }
    if (this.#spent.has(thread)) void this.#end(thread);
    else this.#idle.push(thread);
    if ('refused' in answer) throw new RefusedSettingsError(stopped);
    if ('failed' in answer) throw Object.assign(new Error(), answer.failed);
    return parseReviewed(answer.reviewed);
  }

  async #end(thread: ReviewThread): Promise<void> {
    await thread.terminate();
    this.#all.delete(thread);
  }

  #note(name: string, reason: StopReason): void {
    const times = (this.#offences.get(name)?.times ?? 0) + 1;
    this.#offences.set(name, { reason, times });
  }

  /** Code that was stopped for several documents would be for most: it is not waited for again. */
  #leftOut(): readonly (readonly [string, StopReason])[] {
    const found = [...this.#offences].filter(([, { times }]) => times >= mostOffences);
    return found.map(([name, { reason }]) => [name, reason]);
  }

  #started(): ReviewThread {
    const overran = (name: string, reason: StopReason) => {
      this.#spent.add(thread);
      this.#note(name, reason);
    };
    const { stderr } = this.#options.asked.io;
    const thread: ReviewThread = new WatchedThread(workerFile(), this.#start, stderr, overran);
    this.#all.add(thread);
    return thread;
  }
}

function ownPlacesOf({ config, locate }: Asked['loaded']) {
  const pointers = (config.lint?.own ?? []).map((_, index) => `/lint/own/${index}`);
  return Object.fromEntries(pointers.map(pointer => [pointer, locate(pointer, 'value')]));
}

function endedReview({ source, display = source }: Sheet, { reason }: Ended): Reviewed {
  const location = { file: display, line: 1, column: 1, pointer: '' };
  const found: Finding = finding('review-ended', `The review of ${display} ended early: it ${reason.why}`, {
    location,
  });
  return { findings: [found], files: new Set(), partial: new Set(), asked: [], unasked: [], isUnreadable: true };
}
