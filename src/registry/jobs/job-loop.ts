import { setTimeout as pause } from 'node:timers/promises';

/** One piece of work, as the queue gives it. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
}

/** Where jobs come from, and who is told what became of them. */
export interface JobSource<Data> {
  /** Some jobs, if there are any; nobody else has them then, until they expire. */
  take(): Promise<readonly Job<Data>[]>;
  done(ids: readonly string[]): Promise<unknown>;
  failed(ids: readonly string[], reason: unknown): Promise<unknown>;
}

export interface JobLoopOptions {
  /** How many jobs `take` gives at most: where it gave as many, there may be more at once. */
  readonly batch: number;
  /** Milliseconds between looks for jobs where there were fewer. */
  readonly idle: number;
  /** Told of what goes wrong beside a job. */
  readonly onError: (error: Error) => void;
}

/**
 * Takes jobs and does them, one after the other, until it is stopped. Whatever the queue refuses, the loop goes on: a job
 * whose end could not be told expires, and is done again. (pg-boss's own loop leaves that refusal to nobody, and a database
 * that goes away ends the process: https://github.com/timgit/pg-boss/issues/577.)
 */
export class JobLoop<Data> {
  readonly #source: JobSource<Data>;
  readonly #work: (data: Data) => Promise<void>;
  readonly #options: JobLoopOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  readonly #underWay = new Set<string>();

  constructor(source: JobSource<Data>, work: (data: Data) => Promise<void>, options: JobLoopOptions) {
    this.#source = source;
    this.#work = work;
    this.#options = options;
    this.#ended = this.#run();
  }

  /** Takes no more jobs, waits for those under way, and gives those back that take longer. */
  async stop(milliseconds: number): Promise<void> {
    this.#stopping.abort();
    const waiting = new AbortController();
    const late = pause(milliseconds, true, { signal: waiting.signal }).catch(() => false);
    const isLate = await Promise.race([this.#ended.then(() => false), late]);
    waiting.abort();
    if (isLate) await this.#told(this.#source.failed([...this.#underWay], new Error('The worker was stopped')));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { batch, idle } = this.#options;
    while (!signal.aborted) {
      const jobs = (await this.#told(this.#source.take())) ?? [];
      await this.#do(jobs);
      // ended early by `stop`
      if (jobs.length < batch) await pause(idle, undefined, { signal }).catch(() => {});
    }
  }

  async #do(jobs: readonly Job<Data>[]): Promise<void> {
    for (const { id } of jobs) this.#underWay.add(id);
    const done: string[] = [];
    for (const { id, data } of jobs) {
      try {
        await this.#work(data);
        done.push(id);
      } catch (error) {
        await this.#told(this.#source.failed([id], error));
      }
    }
    if (done.length > 0) await this.#told(this.#source.done(done));
    this.#underWay.clear();
  }

  /** What the queue answers; undefined, with the reason passed on, where it can't. */
  async #told<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await asked;
    } catch (error) {
      this.#options.onError(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    }
  }
}
