import type { EventEmitter } from 'node:events';
import type { Knex } from 'knex';
import type pg from 'pg';
import { clientOf } from '../connect/executor.js';
import { TransactionEnded } from './transaction-ended.js';

/**
 * Holds the work to the transaction that it is given: after a COMMIT of its own a failure would leave a half of it, and after
 * a ROLLBACK it would count as done though nothing of it is there. The server says by itself what ends a transaction, so
 * nothing is asked of it.
 * @throws TransactionEnded, and what the work throws
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-COMMANDCOMPLETE
 */
export async function inOneTransaction<T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> {
  const one = await OneTransaction.of(trx);
  try {
    return await one.during(work);
  } finally {
    one.stop();
  }
}

/** What a statement is answered with once it is done. */
interface CommandComplete {
  readonly text: string;
}

/** A transaction, seen from the beginning of its work. */
export class OneTransaction {
  readonly #trx: Knex.Transaction;
  readonly #client: pg.PoolClient;
  readonly #connection: EventEmitter;
  #commits = 0;
  #rollbacks = 0;
  /** A rollback to a savepoint is answered as one of all is: only the texts tell them apart. */
  #rollbacksOfAll = 0;
  /** A COMMIT or ROLLBACK found no transaction to end. */
  #isOutside = false;
  /** What ends it after its work. */
  #own: 'COMMIT' | 'ROLLBACK' | undefined;
  #refused: TransactionEnded | undefined;

  static async of(trx: Knex.Transaction): Promise<OneTransaction> {
    return new OneTransaction(trx, await clientOf(trx).acquireConnection());
  }

  constructor(trx: Knex.Transaction, client: pg.PoolClient) {
    this.#trx = trx;
    this.#client = client;
    this.#connection = (client as unknown as { readonly connection: EventEmitter }).connection; // pg has no types for it
    trx.on('query', this.#sent);
    this.#connection.on('commandComplete', this.#done);
  }

  /** Does the work. @throws TransactionEnded where the server has answered by its end that it ended the transaction */
  async during<T>(work: () => Promise<T>): Promise<T> {
    let result: T;
    try {
      result = await work();
    } catch (error) {
      this.#own = 'ROLLBACK';
      if (this.#isEnded()) this.#refused = new TransactionEnded(error);
      throw this.#refused ?? error;
    }
    this.#own = 'COMMIT';
    if (this.#isEnded()) throw (this.#refused = new TransactionEnded());
    return result;
  }

  /**
   * Whether the transaction was ended by its work: to be asked once its own COMMIT or ROLLBACK was answered, and with it all that was
   * sent before and nobody awaited.
   * @param cause what it failed with
   */
  refusal(cause?: unknown): TransactionEnded | undefined {
    const own = this.#own;
    if (this.#refused) return this.#refused;
    // Knex's `commit` or `rollback` was called amid the work
    if (own === undefined || this.#isOutside) return new TransactionEnded(cause);
    return this.#hasMoreThan(own === 'COMMIT' ? 1 : 0, own === 'ROLLBACK' ? 1 : 0)
      ? new TransactionEnded(cause)
      : undefined;
  }

  stop(): void {
    this.#trx.off('query', this.#sent);
    this.#connection.off('commandComplete', this.#done);
  }

  readonly #sent = ({ sql }: { readonly sql: string }) => {
    if (rollsAllBack(sql)) this.#rollbacksOfAll++;
  };

  readonly #done = ({ text }: CommandComplete) => {
    if (text === 'COMMIT') this.#commits++;
    else if (text === 'ROLLBACK') this.#rollbacks++;
    else return;
    // pg still has the state from before this statement
    this.#isOutside ||= this.#client.getTransactionStatus() === 'I';
  };

  #isEnded(): boolean {
    return this.#hasMoreThan(0, 0) || this.#client.getTransactionStatus() === 'I' || this.#trx.isCompleted();
  }

  #hasMoreThan(commits: number, rollbacksOfAll: number): boolean {
    return this.#commits > commits || (this.#rollbacks > 0 && this.#rollbacksOfAll > rollbacksOfAll);
  }
}

const comment = /\/\*[\s\S]*?\*\/|--[^\n]*/g;

function rollsAllBack(sql: string): boolean {
  if (!/rollback|abort/i.test(sql)) return false;
  return /\b(?:rollback|abort)\b(?!\s+(?:(?:work|transaction)\s+)?to\b)/i.test(sql.replace(comment, ' '));
}
