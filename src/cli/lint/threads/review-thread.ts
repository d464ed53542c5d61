import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { StopReason } from '../../../lint/spectral/index.js';
import type { Io } from '../../io.js';
import type { ReviewTask, ThreadMessage, ThreadStart } from './messages.js';
import { createState, ThreadState } from './watch.js';
import { workerFile } from './worker-file.js';

/** What became of a thread that gave no review. */
export interface Ended {
  readonly reason: StopReason;
  /** The name of the code that ran; undefined where that could not be told. */
  readonly during: string | undefined;
}

export type Answer = Exclude<ThreadMessage, { known: string }> | { readonly ended: Ended };

interface Heard {
  readonly message: ThreadMessage;
  readonly error: Error;
  readonly exit: number;
}

/** A thread that reviews one document after the other, until code of a ruleset ends it. */
export class ReviewThread {
  readonly #worker: Worker;
  readonly #state: ThreadState;
  readonly #names: string[] = [];

  constructor(start: Omit<ThreadStart, 'state'>, { stderr }: Pick<Io, 'stderr'>) {
    const state = createState();
    this.#state = new ThreadState(state);
    const memory = Math.floor(getHeapStatistics().heap_size_limit / 2 ** 20);
    this.#worker = new Worker(workerFile(), {
      workerData: { ...start, state } satisfies ThreadStart,
      // as much as the process itself has, so that a document needs no more than it would there
      resourceLimits: { maxOldGenerationSizeMb: memory },
      // what functions of rulesets write is no part of the report
      stdout: true,
    });
    this.#worker.stdout.pipe(stderr, { end: false });
    this.#worker.on('error', () => undefined);
    this.#worker.on('message', (message: ThreadMessage) => {
      if ('known' in message) this.#names.push(message.known);
    });
  }

  /** Reviews a document; a thread that has ended takes no other. */
  async review(task: ReviewTask): Promise<Answer> {
    const over = new AbortController();
    const { signal } = over;
    let reason: StopReason | undefined;
    const unwatch = this.#state.watch(milliseconds => {
      reason ??= { isTimeout: true, why: `took longer than ${milliseconds} ms` };
      void this.#worker.terminate();
    });
    try {
      return await new Promise<Answer>(answered => {
        this.#on(signal, 'message', message => 'known' in message || answered(message));
        this.#on(signal, 'error', error => (reason ??= reasonOf(error)));
        this.#on(signal, 'exit', () => answered(this.#ended(reason)));
        this.#worker.postMessage(task);
      });
    } finally {
      unwatch();
      over.abort();
    }
  }

  #on<Name extends keyof Heard>(signal: AbortSignal, name: Name, hear: (what: Heard[Name]) => unknown): void {
    this.#worker.on(name, hear);
    signal.addEventListener('abort', () => this.#worker.off(name, hear));
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #ended(reason: StopReason = { isTimeout: false, why: 'ended the process' }): { readonly ended: Ended } {
    return { ended: { reason, during: this.#names[this.#state.running - 1] } };
  }
}

function reasonOf(error: Error): StopReason {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = isMemory ? 'took more memory than there is' : `threw what nothing catches: ${error.message}`;
  return { isTimeout: false, why };
}
