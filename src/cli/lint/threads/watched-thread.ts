import type { Writable } from 'node:stream';
import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { StopReason } from '../../../lint/spectral/index.js';
import { createState, ThreadState, type Told } from './watch.js';

/** What became of a thread that gave no answer. */
export interface Ended {
  readonly reason: StopReason;
  /** The name of the code that ran; undefined where that could not be told. */
  readonly during: string | undefined;
}

interface Heard<Answer> {
  readonly message: Told | Answer;
  readonly error: Error;
  readonly exit: number;
}

/** How much a thread may have of the memory that the process may. */
const share = 0.75;

/** A thread that is asked one thing after the other, until it is ended: by users' code, or because that took too long. */
export class WatchedThread<Question, Answer extends object> {
  readonly #worker: Worker;
  readonly #state: ThreadState;
  readonly #names: string[] = [];

  /**
   * @param file the thread's module; it has `state` in its data beside what is given here
   * @param log where what users' code writes goes: it is no part of the result
   * @param overran told of code that the thread stopped by itself
   */
  constructor(file: URL, start: object, log: Writable, overran?: (name: string, reason: StopReason) => void) {
    const state = createState();
    this.#state = new ThreadState(state);
    const memory = Math.floor((getHeapStatistics().heap_size_limit * share) / 2 ** 20);
    this.#worker = new Worker(file, {
      workerData: { ...start, state },
      // a thread is ended at its own limit; at that of the process, the process would be
      resourceLimits: { maxOldGenerationSizeMb: memory },
      stdout: true,
    });
    this.#worker.stdout.pipe(log, { end: false });
    this.#worker.on('error', () => undefined);
    this.#worker.on('message', (message: Told | Answer) => {
      if (!isTold(message)) return;
      if ('known' in message) this.#names.push(message.known);
      else overran?.(message.overran, tooLong(message.milliseconds));
    });
  }

  /**
   * A thread that has ended takes no other question.
   * @param longest milliseconds that an answer may take
   */
  async ask(question: Question, longest?: number): Promise<Answer | { readonly ended: Ended }> {
    const over = new AbortController();
    const { signal } = over;
    let reason: StopReason | undefined;
    const overrun = (milliseconds: number) => {
      reason ??= tooLong(milliseconds);
      void this.#worker.terminate();
    };
    const unwatch = this.#state.watch(overrun);
    const timer = longest === undefined ? undefined : setTimeout(() => overrun(longest), longest);
    try {
      return await new Promise<Answer | { readonly ended: Ended }>(answered => {
        this.#on(signal, 'message', message => isTold(message) || answered(message));
        this.#on(signal, 'error', error => (reason ??= reasonOf(error)));
        this.#on(signal, 'exit', () => answered({ ended: this.#ended(reason) }));
        this.#worker.postMessage(question);
      });
    } finally {
      unwatch();
      clearTimeout(timer);
      over.abort();
    }
  }

  /** Says something that has no answer. */
  tell(question: Question): void {
    this.#worker.postMessage(question);
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #on<Name extends keyof Heard<Answer>>(
    signal: AbortSignal,
    name: Name,
    hear: (what: Heard<Answer>[Name]) => unknown,
  ): void {
    this.#worker.on(name, hear);
    signal.addEventListener('abort', () => this.#worker.off(name, hear));
  }

  #ended(reason: StopReason = { isTimeout: false, why: 'ended the process' }): Ended {
    return { reason, during: this.#names[this.#state.running - 1] };
  }
}

function isTold(message: object): message is Told {
  return 'known' in message || 'overran' in message;
}

function tooLong(milliseconds: number): StopReason {
  return { isTimeout: true, why: `took longer than ${milliseconds} ms` };
}

function reasonOf(error: Error): StopReason {
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const why = isMemory ? 'took more memory than there is' : `threw what nothing catches: ${error.message}`;
  return { isTimeout: false, why };
}
