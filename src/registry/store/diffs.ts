import { type Executor, prepared } from 'specwright/database';
import type { DiffSummary } from '../diffs/outcome.js';
import type { DiffSettings, Question } from '../diffs/question.js';

/** Why there is no answer; the last two are worth another try. */
export type DiffFailure = 'time' | 'memory' | 'document' | 'engine' | 'error';

export interface DiffRow {
  readonly id: Buffer;
  readonly base_hash: Buffer;
  readonly head_hash: Buffer;
  readonly engine: string;
  readonly options: DiffSettings;
  readonly status: 'queued' | 'failed' | 'done';
  readonly reason: DiffFailure | null;
  readonly summary: DiffSummary | null;
  readonly finished_at: Date | null;
}

const columns = 'id, base_hash, head_hash, engine, options, status, reason, summary, finished_at';

const find = prepared<DiffRow, [Buffer]>('find-diff', `select ${columns} from diffs where id = $1`);

export function findDiff(executor: Executor, id: Buffer): Promise<DiffRow | undefined> {
  return find.first(executor, id);
}

const again = prepared<DiffRow, [Buffer, Date]>(
  'ask-diff-again',
  `update diffs set asked_at = greatest(asked_at, $2)
    where id = $1 and (status <> 'failed' or reason not in ('engine', 'error')) returning ${columns}`,
);

/** What there is of a question, which counts as asked again. @returns undefined where it has to be asked */
export function askedAgain(executor: Executor, id: Buffer, at: Date): Promise<DiffRow | undefined> {
  return again.first(executor, id, at);
}

export interface NewDiff extends Question {
  readonly id: Buffer;
  /** Of the head, where that is no stored document. */
  readonly body?: Buffer;
  readonly at: Date;
}

interface Asked {
  readonly is_new: boolean;
  readonly is_over: boolean;
}

// one that a transaction in flight has as well is waited for; who comes second finds it there
const insert = prepared<Asked, [Buffer, Buffer, Buffer, Buffer | null, string, string, Date]>(
  'insert-diff',
  `insert into diffs (id, base_hash, head_hash, body, engine, options, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (id) do update set asked_at = greatest(diffs.asked_at, excluded.asked_at)
    returning xmax = 0 as is_new, status = 'failed' and reason in ('engine', 'error') as is_over`,
);

const reopen = prepared<never, [Buffer, Buffer | null]>(
  'reopen-diff',
  `update diffs set status = 'queued', reason = null, finished_at = null, body = $2 where id = $1`,
);

/**
 * Keeps that a comparison is wanted.
 * @returns whether a job must be sent for it: it is new, or what came of it is worth another try
 */
export async function wantDiff(executor: Executor, diff: NewDiff): Promise<boolean> {
  const { id, base, head, body = null, engine, options, at } = diff;
  const asked = await insert.first(executor, id, base, head, body, engine, JSON.stringify(options), at);
  if (asked?.is_new) return true;
  if (!asked?.is_over) return false;
  await reopen.all(executor, id, body);
  return true;
}

const waiting = prepared<{ readonly count: number }, [number]>(
  'diffs-waiting',
  `select count(*)::integer as count from (select from diffs where status = 'queued' order by asked_at limit $1) as first`,
);

/** Whether so many wait already, or more. */
export async function areWaiting(executor: Executor, most: number): Promise<boolean> {
  return ((await waiting.first(executor, most))?.count ?? 0) >= most;
}
