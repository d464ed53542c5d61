import PgBoss from 'pg-boss';
import type { Database, Executor } from 'specwright/database';
import { JobLoop, type JobSource } from './job-loop.js';
import { comparisons, inspections, type JobKind, type NewJob, reviews } from './kinds.js';
import { isPassing } from './passing.js';
import { takeDue } from './take-due.js';
import { endUnfinished } from './unfinished.js';
import type { Work } from './work.js';

/** Where the job queue keeps its tables; no migration of ours touches them. */
export const queueSchema = 'jobs';
/** How many jobs of a kind a process has under way: a slow one is no reason for the others to wait. */
const batch = 4;

interface Data {
  readonly sha256: string;
  /** 1 where it is not there. */
  readonly round?: number;
}

/** What a queue of jobs is told. */
export interface QueueOptions {
  readonly database: Database;
  /** Told of what goes wrong beside a job. */
  readonly onError: (error: Error) => void;
  /** Seconds after which a job whose worker was not heard of again is given to another. Default: 300. */
  readonly expiry?: number;
  /** Seconds between looks for such jobs. Default: half as long, 30 at most. */
  readonly upkeep?: number;
}

/** Work that outlives a request: one job for each new document, for each comparison and for each review. */
export class Queue {
  readonly #boss: PgBoss;
  readonly #expiry: number;
  readonly #onError: (error: Error) => void;
  readonly #database: Database;
  readonly #upkeep: number;
  readonly #loops: JobLoop<Data>[] = [];
  readonly #sweeps: NodeJS.Timeout[] = [];
  #isStopped = false;

  constructor({
    database,
    onError,
    expiry = 300,
    upkeep = Math.max(1, Math.min(30, Math.ceil(expiry / 2))),
  }: QueueOptions) {
    this.#database = database;
    this.#expiry = expiry;
    this.#upkeep = upkeep;
    // what is still under way then fails because whoever stopped this closes the database
    this.#onError = error => {
      if (!this.#isStopped) onError(error);
    };
    this.#boss = new PgBoss({
      db: executorDb(database.knex),
      schema: queueSchema,
      schedule: false,
      maintenanceIntervalSeconds: upkeep,
      archiveCompletedAfterSeconds: 3600,
      deleteAfterDays: 7,
    });
    this.#boss.on('error', this.#onError);
  }

  /** Makes the queue's tables where they are not there yet. */
  async start(): Promise<void> {
    await this.#boss.start();
    for (const { queue } of [inspections, comparisons, reviews]) await this.#boss.createQueue(queue);
  }

  /** Has jobs done, if the transaction is committed; in one statement, however many there are. */
  async send(executor: Executor, jobs: readonly NewJob[], round = 1): Promise<void> {
    if (jobs.length === 0) return;
    const options = { expireInSeconds: this.#expiry, retryLimit: 5, retryDelay: 1, retryBackoff: true };
    const rows = jobs.map(({ kind, hash }) => ({
      name: kind.queue,
      data: { sha256: hash.toString('hex'), ...(round > 1 && { round }) } satisfies Data,
      ...options,
    }));
    await this.#boss.insert(rows, { db: executorDb(executor) });
  }

  /**
   * Takes jobs from now on, a few at a time; where there are more, at once, otherwise it looks for some twice a second. Now and
   * then it looks for documents that have no job any more, too.
   */
  work(inspecting: Work): void {
    this.#take(inspections, inspecting);
  }

  /** The same for comparisons. */
  compare(comparing: Work): void {
    this.#take(comparisons, comparing);
  }

  /** The same for reviews. */
  review(reviewing: Work): void {
    this.#take(reviews, reviewing);
  }

  /** Takes no more jobs and waits for those under way. */
  async stop(milliseconds = 10_000): Promise<void> {
    for (const sweep of this.#sweeps.splice(0)) clearInterval(sweep);
    await Promise.all(this.#loops.splice(0).map(loop => loop.stop(milliseconds)));
    await this.#boss.stop({ timeout: milliseconds, wait: true });
    this.#isStopped = true;
  }

  #take(kind: JobKind, { begin, giveUp, tidy }: Work): void {
    const work = ({ sha256 }: Data, retries: number) => begin(Buffer.from(sha256, 'hex'), retries);
    const heartbeat = Math.min(10_000, (this.#expiry * 1000) / 3);
    const options = { batch, idle: 500, heartbeat, onError: this.#onError, isPassing };
    this.#loops.push(new JobLoop(this.#source(kind), work, options));
    const send = (executor: Executor, hash: Buffer, round: number) => this.send(executor, [{ kind, hash }], round);
    const sweep = async () => {
      await endUnfinished(this.#database, kind, { send, giveUp }).catch(this.#onError);
      await tidy?.().catch(this.#onError);
    };
    void sweep();
    this.#sweeps.push(setInterval(sweep, this.#upkeep * 4000));
  }

  #source({ queue }: JobKind): JobSource<Data> {
    const boss = this.#boss;
    return {
      take: most => takeDue<Data>(this.#database, queue, most),
      done: ids => boss.complete(queue, [...ids]),
      // it is kept with the job, as JSON
      failed: (id, reason) => boss.fail(queue, id, reason as object),
      // what pg-boss counts the time from, in which a worker must have been heard of
      alive: ids =>
        this.#database.knex.raw(
          `update ${queueSchema}.job set started_on = now() where name = ? and state = 'active' and id = any(?::uuid[])`,
          [queue, [...ids]],
        ),
    };
  }
}

/** Runs pg-boss's statements on a pool or in a transaction of Knex. */
function executorDb(executor: Executor): PgBoss.Db {
  return {
    async executeSql(text, values = []) {
      // Its places are $1, $2: Knex, whose are question marks, is given none, and pg the values as they are.
      return executor.raw(text.replaceAll('?', '\\?')).options({ values });
    },
  };
}
