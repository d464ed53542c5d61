import type { Database } from 'specwright/database';
import type { Logger } from 'specwright/observability';
import type { Clock } from '../clock.js';
import type { DiffOutcome } from '../diffs/outcome.js';
import type { Inspector } from '../inspections/inspector.js';
import { packageVersion } from '../package-version.js';
import { type DiffTask, diffTask, failDiff, finishDiff, removeOldDiffs } from '../store/diff-results.js';
import type { DiffFailure } from '../store/diffs.js';
import { isFinal, isLast, TooBusy } from './passing.js';
import type { Work } from './work.js';

/** As openapi/registry.yaml says. */
const kept = 30 * 24 * 3_600_000;

interface Needs {
  readonly database: Database;
  readonly inspector: Inspector;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The job of comparing two documents. It may be done again at any time: what it gives is kept once, by the question's id. */
export function compareDocuments(needs: Needs): Work {
  const { database, logger, clock } = needs;
  return {
    async begin(id, retries) {
      const diff = id.toString('hex');
      const started = performance.now();
      const told = () => ({ diff, milliseconds: Math.round(performance.now() - started) });
      try {
        const task = await diffTask(database.knex, id);
        if (!task) return;
        logger.info('comparing', { diff, ...(retries > 0 && { retries }) });
        logger.info('compared', { ...(await compared(needs, id, task, retries)), ...told() });
      } catch (error) {
        if (!isFinal(error, retries) || needs.inspector.isClosed) throw error;
        logger.error('documents can not be compared', { ...told(), error });
        await failDiff(database.knex, id, 'error', clock());
      }
    },
    async giveUp(executor, id) {
      logger.error('documents can not be compared', { diff: id.toString('hex'), reason: 'each worker ended' });
      await failDiff(executor, id, 'error', clock());
    },
    tidy: () => removeOldDiffs(database.knex, new Date(clock().getTime() - kept)),
  };
}

/** Compares and keeps what comes of it. @returns what the log says of that. @throws Error where it is to be tried again */
async function compared({ database, inspector, clock }: Needs, id: Buffer, task: DiffTask, retries: number) {
  // what another version compares is not what was asked for
  const outcome = task.engine === packageVersion ? await outcomeOf(inspector, task) : { kind: 'other-engine' as const };
  if (outcome.kind === 'too-busy' && !isLast(retries)) throw new TooBusy();
  if (outcome.kind !== 'compared') {
    const reason = reasons[outcome.kind];
    await failDiff(database.knex, id, reason, clock());
    return { outcome: 'failed', reason };
  }
  await finishDiff(database, id, outcome, clock());
  return { outcome: 'done', changes: outcome.changesTotal };
}

function outcomeOf(inspector: Inspector, { base, head, options }: DiffTask): Promise<DiffOutcome> {
  return inspector.compare({ base, head, options }, new AbortController().signal);
}

const reasons: Readonly<Record<Exclude<DiffOutcome['kind'], 'compared'> | 'other-engine', DiffFailure>> = {
  unusable: 'document',
  'too-long': 'time',
  'too-busy': 'time',
  'too-large': 'memory',
  'other-engine': 'engine',
};
