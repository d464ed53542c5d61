import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Comparison, DiffOutcome } from '../diffs/outcome.js';
import type { ReadOutcome } from '../documents/read-document.js';
import type { Outcome, Task } from './outcome.js';
import type { ThreadTask } from './thread-task.js';
import { Turns } from './turns.js';
import { workerFile } from './worker-file.js';

/** What inspections may cost. */
export interface InspectionLimits {
  /** Milliseconds for one document. */
  readonly deadline?: number;
  /** MB of memory for one document. */
  readonly memory?: number;
  /** How many documents are looked into at a time, each in a thread of its own. */
  readonly threads?: number;
  /** How many more may wait. */
  readonly waiting?: number;
  /** What has more bytes is large: where there are several threads, one is always left to what is not. */
  readonly largeBytes?: number;
  /** How many large ones may wait. */
  readonly largeWaiting?: number;
}

/** Waits for a thread, however many others do: for what has nobody to tell that it should come again. */
export interface Patience {
  readonly isPatient?: boolean;
}

/** Which limit ended it. */
type Limit = Extract<Outcome, { kind: 'too-long' | 'too-large' }>;

/** Looks into documents beside the thread that answers requests, within limits. Threads are started when needed. */
export class Inspector {
  readonly #deadline: number;
  readonly #memory: number;
  /** From here on a document is large. */
  readonly largeBytes: number;
  readonly #turns: Turns;
  readonly #idle: Worker[] = [];
  /** Aborted when this is closed. */
  readonly #closed = new AbortController();

  constructor(limits: InspectionLimits = {}) {
    const { deadline = 10_000, memory = 512, threads = 2, waiting = 8 } = limits;
    const { largeBytes = 1024 * 1024, largeWaiting = 4 } = limits;
    this.#deadline = deadline;
    this.#memory = memory;
    this.largeBytes = largeBytes;
    this.#turns = new Turns({ atATime: threads, waiting, largeBytes, largeWaiting });
  }

  /**
   * Says what is in a document.
   * @param signal ends it early
   * @returns undefined where too many wait already
   * @throws what the signal was aborted with
   */
  inspect(task: Task, signal: AbortSignal, { isPatient = false }: Patience = {}): Promise<Outcome | undefined> {
    return this.#inTurn({ ...task, want: 'inspection' }, task.text.length, signal, isPatient);
  }

  /** Reads what is kept of a document beside its bytes; otherwise as `inspect`. */
  read(task: Task, signal: AbortSignal): Promise<ReadOutcome | undefined> {
    return this.#inTurn({ ...task, want: 'facts' }, task.text.length, signal, false);
  }

  /** Says what one document changes against another; otherwise as `inspect`. Waits for a thread, however many others do. */
  async compare(task: Comparison, signal: AbortSignal): Promise<DiffOutcome> {
    const bytes = task.base.length + task.head.length;
    const outcome = await this.#inTurn<DiffOutcome>({ ...task, want: 'comparison' }, bytes, signal, true);
    // undefined where too many wait, which is nothing to the patient
    return outcome!;
  }

  async #inTurn<Result>(
    task: ThreadTask,
    bytes: number,
    signal: AbortSignal,
    isPatient: boolean,
  ): Promise<Result | Limit | undefined> {
    const given = AbortSignal.any([signal, this.#closed.signal]);
    const turn = this.#turns.take(bytes, isPatient, given);
    if (!turn) return undefined;
    const pass = await turn;
    try {
      given.throwIfAborted();
      return await this.#run<Result>(task, given);
    } finally {
      pass();
    }
  }

  /** Whether `close` was called: what is under way fails then, whatever it is. */
  get isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  /** Ends all threads, and what is under way with them. */
  async close(): Promise<void> {
    this.#closed.abort();
    await Promise.all(this.#idle.splice(0).map(worker => worker.terminate()));
  }

  async #run<Result>(task: ThreadTask, given: AbortSignal): Promise<Result | Limit> {
    const worker = this.#idle.pop() ?? this.#start();
    const late = AbortSignal.timeout(this.#deadline);
    try {
      worker.ref();
      worker.postMessage(task);
      const [answer] = await once(worker, 'message', { signal: AbortSignal.any([given, late]) });
      if (this.#closed.signal.aborted) await worker.terminate();
      else this.#rest(worker);
      // written by worker.ts as the JSON of what the task wants
      return JSON.parse(answer) as Result;
    } catch (error) {
      await worker.terminate();
      if (late.aborted && !given.aborted) return { kind: 'too-long' };
      if (hasNoRoom(error)) return { kind: 'too-large' };
      throw error;
    }
  }

  /** One that does nothing keeps no process alive. */
  #rest(worker: Worker): void {
    worker.unref();
    this.#idle.push(worker);
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: this.#memory } });
    // whoever waits for an answer hears of it; one that ends while idle is not asked again
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    return worker;
  }
}

/** A thread ends with a RangeError where a text, a list or the stack would be larger than the engine lets it be. */
function hasNoRoom(error: unknown): boolean {
  // a worker ends with nothing but errors
  const { code, name } = error as NodeJS.ErrnoException;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError';
}
