import { setTimeout as pause } from 'node:timers/promises';

/** One piece of work, as the queue gives it. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** How often it was begun before, and did not end. */
  readonly retries: number;
}

/** Where jobs come from, and who is told what became of each. */
export interface JobSource<Data> {
  /** Some jobs, if there are any; nobody else has them then, until they expire. */
  take(most: number): Promise<readonly Job<Data>[]>;
  done(id: string): Promise<unknown>;
  failed(id: string, reason: unknown): Promise<unknown>;
  /** These are still had by somebody: they expire later. */
  alive(ids: readonly string[]): Promise<unknown>;
}

export interface JobLoopOptions {
  /** How many jobs are under way at most. */
  readonly batch: number;
  /** Milliseconds between looks for jobs where there were fewer. */
  readonly idle: number;
  /** Milliseconds between telling that jobs are still had. */
  readonly heartbeat: number;
  /** Told of what goes wrong beside a job. */
  readonly onError: (error: Error) => void;
  /** Whether an error has nothing to do with the job, which is then tried again here, and counts as begun once. */
  readonly isPassing?: (error: unknown) => boolean;
}

/** Milliseconds before a job is tried again here. */
const again = 1000;

/**
 * Takes jobs and does them, each with an end of its own, until it is stopped. Whatever the queue refuses, the loop goes on: a
 * job whose end could not be told expires, and is done again. (pg-boss's own loop leaves that refusal to nobody, and a database
 * that goes away ends the process: https://github.com/timgit/pg-boss/issues/577.)
 */
export class JobLoop<Data> {
  readonly #source: JobSource<Data>;
  readonly #work: (data: Data, retries: number) => Promise<void>;
  readonly #options: JobLoopOptions;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(source: JobSource<Data>, work: (data: Data, retries: number) => Promise<void>, options: JobLoopOptions) {
    this.#source = source;
    this.#work = work;
    this.#options = options;
    this.#heartbeat = setInterval(() => this.#beat(), options.heartbeat);
    this.#ended = this.#run();
  }

  /** Takes no more jobs, waits for those under way, and gives those back that take longer. */
  async stop(milliseconds: number): Promise<void> {
    this.#stopping.abort();
    const waiting = new AbortController();
    const late = pause(milliseconds, true, { signal: waiting.signal }).catch(() => false);
    const isLate = await Promise.race([this.#ended.then(() => false), late]);
    waiting.abort();
    clearInterval(this.#heartbeat);
    if (!isLate) return;
    const reason = new Error('The worker was stopped');
    await Promise.all([...this.#underWay.keys()].map(id => this.#told(this.#source.failed(id, reason))));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { batch, idle } = this.#options;
    while (!signal.aborted) {
      const room = batch - this.#underWay.size;
      const jobs = (await this.#told(this.#source.take(room))) ?? [];
      for (const job of jobs) this.#begin(job);
      // ended early by `stop`
      if (jobs.length < room) await pause(idle, undefined, { signal }).catch(() => {});
      // a few at a time: each look costs the same
      while (this.#underWay.size > batch / 2 && !signal.aborted) await Promise.race(this.#underWay.values());
    }
    await Promise.all(this.#underWay.values());
  }

  #begin(job: Job<Data>): void {
    // it expired while nobody could be told that it is still had here: it goes on
    if (this.#underWay.has(job.id)) return;
    const end = this.#do(job).finally(() => this.#underWay.delete(job.id));
    this.#underWay.set(job.id, end);
  }

  async #do({ id, data, retries }: Job<Data>): Promise<void> {
    const { signal } = this.#stopping;
    const { isPassing, onError } = this.#options;
    for (;;) {
      try {
        await this.#work(data, retries);
        await this.#told(this.#source.done(id));
        return;
      } catch (error) {
        if (!isPassing?.(error) || signal.aborted) {
          await this.#told(this.#source.failed(id, error));
          return;
        }
        onError(asError(error));
        await pause(again, undefined, { signal }).catch(() => {});
      }
    }
  }

  #beat(): void {
    const ids = [...this.#underWay.keys()];
    if (ids.length > 0) void this.#told(this.#source.alive(ids));
  }

  /** What the queue answers; undefined, with the reason passed on, where it can't. */
  async #told<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await asked;
    } catch (error) {
      this.#options.onError(asError(error));
      return undefined;
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
