import { type Database, type Executor, prepared, withTransaction } from 'specwright/database';
import type { Comparison, DiffSummary } from '../diffs/outcome.js';
import type { DiffFailure } from './diffs.js';

/** What a worker needs of a comparison. */
export interface DiffTask extends Comparison {
  readonly engine: string;
}

const task = prepared<DiffTask, [Buffer]>(
  'diff-task',
  `select f.engine, f.options, b.content as base, coalesce(f.body, h.content) as head
    from diffs f
    join documents b on b.hash = f.base_hash
    left join documents h on h.hash = f.head_hash
    where f.id = $1 and f.status = 'queued'`,
);

/** @returns undefined where there is nothing left to do */
export function diffTask(executor: Executor, id: Buffer): Promise<DiffTask | undefined> {
  return task.first(executor, id);
}

const end = prepared<{ readonly status: string }, [Buffer, string, string | null, string | null, Date]>(
  'end-diff',
  `update diffs set status = $2, reason = $3, summary = $4, body = null, finished_at = $5
    where id = $1 and status = 'queued' returning status`,
);
const insertChanges = prepared<never, [Buffer, string]>(
  'insert-diff-changes',
  `insert into diff_changes (diff_id, position, change)
    select $1, place - 1, one from json_array_elements($2::json) with ordinality as listed (one, place) order by place`,
);

/** Keeps what a comparison gave, all of it or nothing. The first that is kept stands. @param changes a list as JSON */
export async function finishDiff(
  database: Database,
  id: Buffer,
  { summary, changes }: { readonly summary: DiffSummary; readonly changes: string },
  at: Date,
): Promise<void> {
  await withTransaction(database, async trx => {
    if (!(await end.first(trx, id, 'done', null, JSON.stringify(summary), at))) return;
    if (changes !== '[]') await insertChanges.all(trx, id, changes);
  });
}

/** Keeps why a comparison has no answer. */
export async function failDiff(executor: Executor, id: Buffer, reason: DiffFailure, at: Date): Promise<void> {
  await end.first(executor, id, 'failed', reason, null, at);
}

const changes = prepared<{ readonly change: unknown }, [Buffer, number, number]>(
  'diff-changes',
  'select change from diff_changes where diff_id = $1 and position >= $2 order by position limit $3',
);

/** The changes of a comparison, the gravest first. @param from how many to leave out */
export async function changesOf(executor: Executor, id: Buffer, from: number, most: number): Promise<unknown[]> {
  return (await changes.all(executor, id, from, most)).map(({ change }) => change);
}

const remove = prepared<never, [Date]>(
  'remove-old-diffs',
  `delete from diffs where id in (
      select id from diffs f
      where status <> 'queued' and asked_at < $1 and not exists (select from versions v where v.diff_id = f.id)
      order by asked_at limit 1000
    ) and asked_at < $1`,
);

/** Removes what nobody has asked for since, unless a version has it. */
export async function removeOldDiffs(executor: Executor, since: Date): Promise<void> {
  await remove.all(executor, since);
}
