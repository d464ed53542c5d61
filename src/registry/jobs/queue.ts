import PgBoss from 'pg-boss';
import type { Database, Executor } from 'specwright/database';
import { JobLoop, type JobSource } from './job-loop.js';

/** Where the job queue keeps its tables; no migration of ours touches them. */
export const queueSchema = 'jobs';
const inspections = 'inspect-document';
/** All of a batch must be done before they expire. */
const batchSize = 4;

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

/** Work that outlives a request: one job for each new document. */
export class Queue {
  readonly #boss: PgBoss;
  readonly #expiry: number;
  readonly #onError: (error: Error) => void;
  readonly #loops: JobLoop<{ readonly sha256: string }>[] = [];

  constructor({
    database,
    onError,
    expiry = 300,
    upkeep = Math.max(1, Math.min(30, Math.ceil(expiry / 2))),
  }: QueueOptions) {
    this.#expiry = expiry;
    this.#onError = onError;
    this.#boss = new PgBoss({
      db: executorDb(database.knex),
      schema: queueSchema,
      schedule: false,
      maintenanceIntervalSeconds: upkeep,
      archiveCompletedAfterSeconds: 3600,
      deleteAfterDays: 7,
    });
    this.#boss.on('error', onError);
  }

  /** Makes the queue's tables where they are not there yet. */
  async start(): Promise<void> {
    await this.#boss.start();
    await this.#boss.createQueue(inspections);
  }

  /** Has a document inspected, if the transaction is committed. */
  async sendInspection(executor: Executor, hash: Buffer): Promise<void> {
    const data = { sha256: hash.toString('hex') };
    const options = {
      db: executorDb(executor),
      expireInSeconds: this.#expiry,
      retryLimit: 5,
      retryDelay: 1,
      retryBackoff: true,
    };
    await this.#boss.send(inspections, data, options);
  }

  /** Takes jobs from now on, a few at a time; where there are more, at once, otherwise it looks for some twice a second. */
  work(inspect: (hash: Buffer) => Promise<void>): void {
    const options = { batch: batchSize, idle: 500, onError: this.#onError };
    this.#loops.push(new JobLoop(this.#source(), ({ sha256 }) => inspect(Buffer.from(sha256, 'hex')), options));
  }

  /** Takes no more jobs and waits for those under way. */
  async stop(milliseconds = 10_000): Promise<void> {
    await Promise.all(this.#loops.splice(0).map(loop => loop.stop(milliseconds)));
    await this.#boss.stop({ timeout: milliseconds, wait: true });
  }

  #source(): JobSource<{ readonly sha256: string }> {
    const boss = this.#boss;
    return {
      take: () => boss.fetch(inspections, { batchSize }),
      done: ids => boss.complete(inspections, [...ids]),
      // it is kept with the job, as JSON
      failed: (ids, reason) => boss.fail(inspections, [...ids], reason as object),
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
