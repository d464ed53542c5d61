import type { Comparison, DiffOutcome } from '../diffs/outcome.js';
import type { ReadOutcome } from '../documents/read-document.js';
import type { ReviewOutcome, ReviewTask, RulesetOutcome } from '../reviews/outcome.js';
import type { RulesetSettings } from '../reviews/ruleset.js';
import type { LimitKind, Outcome, Task } from './outcome.js';
import { ProcessorLimit } from './processor-limit.js';
import { Thread } from './thread.js';
import type { ThreadTask } from './thread-task.js';
import { Turns } from './turns.js';

/** What inspections may cost. */
export interface InspectionLimits {
  /** Milliseconds of a processor for one document: what it takes on an idle machine, it takes on a busy one. */
  readonly deadline?: number;
  /** Milliseconds until one is given up as it is, which says nothing about the document. Default: five times the deadline. */
  readonly patience?: number;
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
type Limit = Extract<Outcome, { kind: LimitKind }>;

/** Looks into documents beside the thread that answers requests, within limits. Threads are started when needed. */
export class Inspector {
  readonly #deadline: number;
  readonly #patience: number;
  readonly #memory: number;
  /** From here on a document is large. */
  readonly largeBytes: number;
  readonly #turns: Turns;
  readonly #idle: Thread[] = [];
  /** Aborted when this is closed. */
  readonly #closed = new AbortController();

  constructor(limits: InspectionLimits = {}) {
    const { deadline = 10_000, memory = 512, threads = 2, waiting = 8 } = limits;
    const { largeBytes = 1024 * 1024, largeWaiting = 4 } = limits;
    this.#deadline = deadline;
    this.#patience = limits.patience ?? 5 * deadline;
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

  /** Says what a reviewer would say of a document; otherwise as `inspect`. Waits for a thread, however many others do. */
  async review(task: ReviewTask, signal: AbortSignal): Promise<ReviewOutcome> {
    const { length } = task.document;
    const outcome = await this.#inTurn<ReviewOutcome>({ ...task, want: 'review' }, length, signal, true);
    // undefined where too many wait, which is nothing to the patient
    return outcome!;
  }

  /** Says what is wrong with a ruleset; otherwise as `inspect`. @param bytes of its text */
  check(ruleset: RulesetSettings, bytes: number, signal: AbortSignal): Promise<RulesetOutcome | undefined> {
    return this.#inTurn({ ruleset, want: 'faults' }, bytes, signal, false);
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
    await Promise.all(this.#idle.splice(0).map(thread => thread.terminate()));
  }

  async #run<Result>(task: ThreadTask, given: AbortSignal): Promise<Result | Limit> {
    const thread = this.#idle.pop() ?? this.#start();
    const late = AbortSignal.timeout(this.#patience);
    let limit: ProcessorLimit | undefined;
    try {
      await thread.ready(AbortSignal.any([given, late]));
      limit = new ProcessorLimit(thread, this.#deadline);
      const answer = await thread.ask(task, AbortSignal.any([given, late, limit.signal]));
      if (this.#closed.signal.aborted) await thread.terminate();
      else this.#rest(thread);
      // written by worker.ts as the JSON of what the task wants
      return JSON.parse(answer) as Result;
    } catch (error) {
      await thread.terminate();
      if (given.aborted) throw error;
      if (limit?.signal.aborted) return { kind: 'too-long' };
      if (late.aborted) return { kind: 'too-busy' };
      if (hasNoRoom(error)) return { kind: 'too-large' };
      throw error;
    } finally {
      limit?.end();
    }
  }

  #rest(thread: Thread): void {
    thread.rest();
    this.#idle.push(thread);
  }

  #start(): Thread {
    return new Thread(this.#memory, ended => {
      const index = this.#idle.indexOf(ended);
      if (index >= 0) this.#idle.splice(index, 1);
    });
  }
}

/** A thread ends with a RangeError where a text, a list or the stack would be larger than the engine lets it be. */
function hasNoRoom(error: unknown): boolean {
  // a worker ends with nothing but errors
  const { code, name } = error as NodeJS.ErrnoException;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || name === 'RangeError';
}
