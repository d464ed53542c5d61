import type { DiffOutcome } from '../diffs/outcome.js';
import type { Inspector } from '../inspections/inspector.js';
import { packageVersion } from '../package-version.js';
import { type DiffTask, diffTask, failDiff, finishDiff, removeOldDiffs } from '../store/diff-results.js';
import type { DiffFailure } from '../store/diffs.js';
import { isLast, TooBusy } from './passing.js';
import { type Needs, threadJob } from './thread-job.js';
import type { Work } from './work.js';

/** As openapi/registry.yaml says. */
const kept = 30 * 24 * 3_600_000;

/** The job of comparing two documents. It may be done again at any time: what it gives is kept once, by the question's id. */
export function compareDocuments(needs: Needs): Work {
  const { database, clock } = needs;
  return {
    ...threadJob(needs, {
      name: 'diff',
      says: { begun: 'comparing', done: 'compared', failed: 'documents can not be compared' },
      task: id => diffTask(database.knex, id),
      perform: (id, task, retries) => compared(needs, id, task, retries),
      fail: (executor, id) => failDiff(executor, id, 'error', clock()),
    }),
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
