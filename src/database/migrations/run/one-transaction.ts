import type { Knex } from 'knex';

/** A script ended the transaction that it was given: what it did is kept or lost, whatever becomes of the rest. */
export class TransactionEnded extends Error {
  /** @param cause what has failed after that */
  constructor(cause?: unknown) {
    super(
      'it ended the transaction that it runs in, by a COMMIT or ROLLBACK of its own, so a part of it may be there: leave that out',
      cause === undefined ? undefined : { cause },
    );
  }
}

/**
 * Holds the work to the transaction that it is given: after a COMMIT of its own a failure would leave a half of it, and after
 * a ROLLBACK it would count as done though nothing of it is there.
 * @throws TransactionEnded, and what the work throws
 */
export async function inOneTransaction<T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  const before = await idOf(trx);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    // a transaction that has failed answers nothing, and is the one that it was
    if ((await idOf(trx).catch(() => before)) === before) throw error;
    throw new TransactionEnded(error);
  }
  if ((await idOf(trx)) !== before) throw new TransactionEnded();
  return result;
}

/** That of the outermost transaction, within a savepoint too. */
async function idOf(trx: Knex.Transaction): Promise<string> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id ?? '';
}
