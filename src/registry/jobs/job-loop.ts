import { setTimeout as pause } from 'node:timers/promises';
import { TogetherTold } from './together-told.js';

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
  done(ids: readonly string[]): Promise<unknown>;
  failed(id: string, reason: unknown): Promise<unknown>;
  /** These are still had by somebody: they expire later. */
  alive(ids: readonly string[]): Promise<unknown>;
}

export interface JobLoopOptions {
  /** How many jobs are worked on at most. */
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
  /** Those that are had: until it was told what became of them. */
  readonly #underWay = new Map<string, Promise<void>>();
  /** Those of them that are worked on. */
  readonly #busy = new Set<string>();
  readonly #done: TogetherTold;
  readonly #heartbeat: NodeJS.Timeout;
  #changed = () => {};
  #isRefused = false;

  constructor(source: JobSource<Data>, work: (data: Data, retries: number) => Promise<void>, options: JobLoopOptions) {
    this.#source = source;
    this.#work = work;
    this.#options = options;
    this.#done = new TogetherTold(ids => this.#told(source.done(ids)));
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
    await Promise.all([...this.#busy].map(id => this.#told(this.#source.failed(id, reason))));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const { batch, idle } = this.#options;
    while (!signal.aborted) {
      const room = batch - this.#busy.size;
      const jobs = await this.#taken(room);
      for (const job of jobs) this.#begin(job);
      // ended early by `stop`
      if (jobs.length < room) await pause(idle, undefined, { signal }).catch(() => {});
      while (this.#isFull() && !signal.aborted) await new Promise<void>(resolve => (this.#changed = resolve));
    }
    await Promise.all(this.#underWay.values());
  }

  /** A few at a time, since each look costs the same; and no more than can be told of. */
  #isFull(): boolean {
    const { batch } = this.#options;
    const busy = this.#busy.size;
    return busy > batch / 2 || this.#underWay.size - busy > batch;
  }

  /** Some jobs. Of refusals in a row the first is told of: there is one look after the other. */
  async #taken(most: number): Promise<readonly Job<Data>[]> {
    try {
      const jobs = await this.#source.take(most);
      this.#isRefused = false;
      return jobs;
    } catch (error) {
      if (!this.#isRefused) this.#options.onError(asError(error));
      this.#isRefused = true;
      return [];
    }
  }

  #begin(job: Job<Data>): void {
    const { id } = job;
    // it expired while nobody could be told that it is still had here: it goes on
    if (this.#underWay.has(id)) return;
    this.#busy.add(id);
    const end = this.#do(job).finally(() => {
      this.#underWay.delete(id);
      this.#changed();
    });
    this.#underWay.set(id, end);
  }

  /** Does a job, and tells of its end while others are begun in its place. */
  async #do(job: Job<Data>): Promise<void> {
    const failed = await this.#failure(job);
    this.#busy.delete(job.id);
    this.#changed();
    if (failed) await this.#told(this.#source.failed(job.id, failed.reason));
    else await this.#done.add(job.id);
  }

  /** @returns why it can't be done; undefined where it is */
  async #failure({ data, retries }: Job<Data>): Promise<{ readonly reason: unknown } | undefined> {
    const { signal } = this.#stopping;
    const { isPassing, onError } = this.#options;
    for (;;) {
      try {
        await this.#work(data, retries);
        return undefined;
      } catch (reason) {
        if (!isPassing?.(reason) || signal.aborted) return { reason };
        onError(asError(reason));
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
