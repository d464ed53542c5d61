import type { Database, Executor } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import type { Clock } from '../clock.js';
import type { Inspector } from '../inspections/inspector.js';
import { isFinal } from './passing.js';
import type { Work } from './work.js';

/** What a job takes that has its work done in a thread. */
export interface Needs {
  readonly database: Database;
  readonly inspector: Inspector;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Fields = Readonly<Record<string, unknown>>;

/** One kind of such jobs. */
interface ThreadJob<Task> {
  /** What the log calls the hash that tells a job. */
  readonly name: string;
  readonly says: { readonly begun: string; readonly done: string; readonly failed: string };
  /** @returns undefined where nobody wants it any more */
  readonly task: (hash: Buffer) => Promise<Task | undefined>;
  /** What the log says of the task beside its hash. */
  readonly about?: (task: Task) => Fields;
  /** Does the work and keeps what comes of it. @returns what the log says of that. @throws Error where it is to be tried again */
  readonly perform: (hash: Buffer, task: Task, retries: number) => Promise<Fields>;
  /** Keeps that it can't be done. */
  readonly fail: (executor: Executor, hash: Buffer) => Promise<unknown>;
}

/** Work that is logged, tried again as often as it makes sense, and then given up. */
export function threadJob<Task>(needs: Needs, job: ThreadJob<Task>): Pick<Work, 'begin' | 'giveUp'> {
  const { database, inspector, logger } = needs;
  const { says } = job;
  return {
    async begin(hash, retries) {
      const known = { [job.name]: hash.toString('hex') };
      const started = performance.now();
      const told = () => ({ ...known, milliseconds: Math.round(performance.now() - started) });
      try {
        const task = await job.task(hash);
        if (task === undefined) return;
        logger.info(says.begun, { ...known, ...job.about?.(task), ...(retries > 0 && { retries }) });
        logger.info(says.done, { ...(await job.perform(hash, task, retries)), ...told() });
      } catch (error) {
        if (!isFinal(error, retries) || inspector.isClosed) throw error;
        logger.error(says.failed, { ...told(), error });
        await job.fail(database.knex, hash);
      }
    },
    async giveUp(executor, hash) {
      logger.error(says.failed, { [job.name]: hash.toString('hex'), reason: 'each worker ended' });
      await job.fail(executor, hash);
    },
  };
}
