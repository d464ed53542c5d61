import type { Database } from 'specwright/database';
import { type Executor, withTransaction } from 'specwright/database';
import type { JobKind } from './kinds.js';

/** The rest has its turn the next time. */
const most = 1000;

/** What becomes of what has no result, and no job that would make one. */
export interface Ends {
  /** Sends a job for it; in the round with this number, the first being 1. */
  readonly send: (executor: Executor, hash: Buffer, round: number) => Promise<void>;
  /** Keeps that it can't be done. */
  readonly giveUp: (executor: Executor, hash: Buffer) => Promise<void>;
}

/** A job that ends with its worker, however often it is begun, is begun for so many rounds. */
const rounds = 2;

interface Unfinished {
  readonly hash: Buffer;
  /** Of its newest job that failed for good; null where there is none. */
  readonly round: number | null;
}

/**
 * Looks for what no job will do any more, since it failed too often or is gone, and sees to it that each has an end. Of several
 * processes that look at the same time one does.
 */
export async function endUnfinished(database: Database, kind: JobKind, { send, giveUp }: Ends): Promise<void> {
  await withTransaction(database, async trx => {
    const { rows: locked } = await trx.raw('select pg_try_advisory_xact_lock(?) as mine', [kind.lock]);
    if (!locked[0].mine) return;
    const { rows } = await trx.raw(lost(kind), [kind.queue, most, kind.queue]);
    // as the statement selects them
    for (const { hash, round } of rows as readonly Unfinished[]) {
      if (round !== null && round >= rounds) await giveUp(trx, hash);
      else await send(trx, hash, (round ?? 0) + 1);
    }
  });
}

/** What is to be done and its job are committed at once: to one statement either both are there or none. */
const lost = ({ unfinished }: JobKind) => `
  with unfinished as (${unfinished}), lost as materialized (
    select u.hash from unfinished u
    where not exists (
      select from jobs.job j
      where j.name = ? and j.state in ('created', 'retry', 'active') and j.data->>'sha256' = encode(u.hash, 'hex')
    )
    limit ?
  )
  select lost.hash, (
    select max(coalesce((j.data->>'round')::integer, 1)) from jobs.job j
    where j.name = ? and j.state = 'failed' and j.data->>'sha256' = encode(lost.hash, 'hex')
  ) as round
  from lost`;
