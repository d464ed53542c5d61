import type { EventEmitter } from 'node:events';
import type { Knex } from 'knex';
import type pg from 'pg';
import { clientOf } from '../connect/executor.js';

/** The work ended the transaction that it was given: what it did is kept or lost, whatever becomes of the rest. */
export class TransactionEnded extends Error {
  /** invalid_transaction_termination: https://www.postgresql.org/docs/current/errcodes-appendix.html */
  readonly code = '2D000';

  /** @param cause what has failed after that */
  constructor(cause?: unknown) {
    super(
      'it ended the transaction that it runs in, by a COMMIT or ROLLBACK of its own, so a part of it may be there: leave that out',
      cause === undefined ? undefined : { cause },
    );
    this.name = 'TransactionEnded';
  }
}

/**
 * Holds the work to the transaction that it is given: after a COMMIT of its own a failure would leave a half of it, and after
 * a ROLLBACK it would count as done though nothing of it is there. The server says by itself what ends a transaction, so
 * nothing is asked of it.
 * @throws TransactionEnded, and what the work throws
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-COMMANDCOMPLETE
 */
export async function inOneTransaction<T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  const connection = await clientOf(trx).acquireConnection();
  const watch = watchEnds(trx, connection);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    throw watch.ended() ? new TransactionEnded(error) : error;
  } finally {
    watch.stop();
  }
  if (watch.ended()) throw new TransactionEnded();
  return result;
}

/** What a statement is answered with once it is done. */
interface CommandComplete {
  readonly text: string;
}

function watchEnds(trx: Knex.Transaction, client: pg.PoolClient) {
  const { connection } = client as unknown as { readonly connection: EventEmitter }; // pg has no types for it
  const seen = { commit: false, rollback: false, rollbackOfAll: false };
  // A rollback to a savepoint is answered as one of all is: only the texts tell them apart.
  const sent = ({ sql }: { readonly sql: string }) => {
    seen.rollbackOfAll ||= rollsAllBack(sql);
  };
  const done = ({ text }: CommandComplete) => {
    seen.commit ||= text === 'COMMIT';
    seen.rollback ||= text === 'ROLLBACK';
  };
  trx.on('query', sent);
  connection.on('commandComplete', done);
  return {
    ended: () => seen.commit || (seen.rollback && seen.rollbackOfAll) || client.getTransactionStatus() === 'I',
    stop() {
      trx.off('query', sent);
      connection.off('commandComplete', done);
    },
  };
}

const comment = /\/\*[\s\S]*?\*\/|--[^\n]*/g;

function rollsAllBack(sql: string): boolean {
  if (!/rollback|abort/i.test(sql)) return false;
  return /\b(?:rollback|abort)\b(?!\s+(?:(?:work|transaction)\s+)?to\b)/i.test(sql.replace(comment, ' '));
}
