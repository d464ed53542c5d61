import type { Knex } from 'knex';
import { clientOf, executorOf, isTransaction } from '../connect/executor.js';
import { orAborted } from '../connect/or-aborted.js';
import type { Database, Executor } from '../database.js';
import { cancelStatement } from './cancel.js';
import { OneTransaction } from './one-transaction.js';
import type { TransactionOptions } from './options.js';
import { backOff, mayRetry } from './retry.js';

type Work<T> = (trx: Knex.Transaction) => Promise<T>;

/**
 * Runs the work in a transaction: kept when it succeeds, rolled back when it throws. After a serialisation failure or a
 * deadlock all of it is done again, so it must do nothing outside the database that can't be done twice. Within a
 * transaction it is a savepoint, and trying again is left to the outermost.
 * @throws what the work throws, an Error where that is undefined or null; DatabaseError; an Error of code 2D000 where the work
 * ended its transaction by itself, which is not done again; the signal's reason once that is aborted; TypeError where a savepoint is given an isolation
 */
export async function withTransaction<T>(
  on: Database | Executor,
  work: Work<T>,
  options: TransactionOptions = {},
): Promise<T> {
  const executor = executorOf(on);
  const { retries = 4, signal } = options;
  signal?.throwIfAborted();
  if (isTransaction(executor)) return savepoint(executor, work, options);
  for (let attempt = 0; ; attempt++) {
    const state = { begun: false };
    try {
      return await attemptOnce(executor, work, options, state);
    } catch (error) {
      signal?.throwIfAborted();
      if (attempt >= retries || !mayRetry(error, state.begun)) throw error;
    }
    await backOff(attempt);
    signal?.throwIfAborted();
  }
}

function savepoint<T>(trx: Knex.Transaction, work: Work<T>, { isolation, readOnly, signal }: TransactionOptions) {
  if (isolation !== undefined || readOnly !== undefined) {
    throw new TypeError('isolation and readOnly are of the outermost transaction: give them there');
  }
  return trx.transaction(inner => abortable(inner, reasoned(work), signal));
}

/** @param state says whether the work has been begun */
function attemptOnce<T>(executor: Executor, work: Work<T>, options: TransactionOptions, state: { begun: boolean }) {
  const { isolation, readOnly, signal } = options;
  const config = {
    ...(isolation !== undefined && { isolationLevel: isolation }),
    ...(readOnly !== undefined && { readOnly }),
  };
  let one: OneTransaction | undefined;
  const done = executor.transaction<T>((trx): Promise<T> | undefined => {
    // Knex comes here even where BEGIN has failed, and rejects by itself.
    if (trx.isCompleted()) return undefined;
    state.begun = true;
    return OneTransaction.of(trx).then(made => {
      one = made;
      return made.during(() => abortable(trx, reasoned(work), signal));
    });
  }, config);
  // What still waits for its connection ends by itself once it has one.
  return orAborted(
    heldTo(done, () => one),
    signal,
    () => state.begun,
  );
}

/**
 * A transaction as it ended, unless its own COMMIT or ROLLBACK was not the end of it: a statement of the work that nobody
 * awaited is answered before these are.
 */
async function heldTo<T>(done: Promise<T>, one: () => OneTransaction | undefined): Promise<T> {
  try {
    const result = await done.catch(error => {
      throw one()?.refusal(error) ?? error;
    });
    const refusal = one()?.refusal();
    if (refusal) throw refusal;
    return result;
  } finally {
    one()?.stop();
  }
}

/** The work, which throws an error where it throws nothing at all: Knex takes that for a rollback that was wanted. */
function reasoned<T>(work: Work<T>): Work<T> {
  return async trx => {
    try {
      return await work(trx);
    } catch (error) {
      throw error ?? new Error('The work of the transaction threw nothing: throw an error, which says why');
    }
  };
}

/** The work, ended by the signal: its statement is cancelled, and Knex rolls back. */
async function abortable<T>(trx: Knex.Transaction, work: Work<T>, signal?: AbortSignal): Promise<T> {
  if (signal === undefined) return work(trx);
  signal.throwIfAborted();
  const connection = await clientOf(trx).acquireConnection();
  let cancelling: Promise<void> | undefined;
  let abort = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    abort = () => {
      cancelling = cancelStatement(connection).finally(() => reject(signal.reason));
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([work(trx), aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
    // The request to cancel must not meet whoever has the connection next.
    await cancelling;
    signal.throwIfAborted();
  }
}
