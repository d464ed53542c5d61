import type { Database } from 'specwright/database';
import { type Executor, withTransaction } from 'specwright/database';

/** Of the advisory lock; a number that nothing else of ours takes. */
const lock = 5_730_118;
/** The rest has its turn the next time. */
const most = 1000;

/** What becomes of a document that has no inspection, and no job that would make one. */
export interface Ends {
  readonly queue: string;
  /** Has it inspected; in the round with this number, the first being 1. */
  readonly send: (executor: Executor, hash: Buffer, round: number) => Promise<void>;
  /** Keeps that it can't be inspected. */
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
 * Looks for published documents that no job will inspect any more, since it failed too often or is gone, and sees to it that
 * each has an end. Of several processes that look at the same time one does.
 */
export async function endUnfinished(database: Database, { queue, send, giveUp }: Ends): Promise<void> {
  await withTransaction(database, async trx => {
    const { rows: locked } = await trx.raw('select pg_try_advisory_xact_lock(?) as mine', [lock]);
    if (!locked[0].mine) return;
    const { rows } = await trx.raw(unfinished, [queue, most, queue]);
    // as the statement selects them
    for (const { hash, round } of rows as readonly Unfinished[]) {
      if (round !== null && round >= rounds) await giveUp(trx, hash);
      else await send(trx, hash, (round ?? 0) + 1);
    }
  });
}

/** A version, its document and its job are committed at once: to one statement either all are there or none. */
const unfinished = `
  with lost as materialized (
    select d.hash from documents d
    where not exists (select from inspections i where i.document_hash = d.hash)
      and not exists (
        select from jobs.job j
        where j.name = ? and j.state in ('created', 'retry', 'active') and j.data->>'sha256' = encode(d.hash, 'hex')
      )
    limit ?
  )
  select lost.hash, (
    select max(coalesce((j.data->>'round')::integer, 1)) from jobs.job j
    where j.name = ? and j.state = 'failed' and j.data->>'sha256' = encode(lost.hash, 'hex')
  ) as round
  from lost`;
