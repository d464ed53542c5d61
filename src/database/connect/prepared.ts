import { createHash } from 'node:crypto';
import type { Database, Executor } from '../database.js';
import { DatabaseError } from '../errors/database-error.js';
import { startsAsRead } from './dialect.js';
import { executorOf, isTransaction } from './executor.js';
import { runStatement } from './run-statement.js';
import type { Statement, StatementOptions } from './statement.js';

/** A statement that each connection parses and plans once. */
export interface Prepared<Row extends object, Values extends readonly unknown[]> {
  readonly name: string;
  readonly sql: string;
  /** @throws DatabaseError, or HttpProblem 503 where no connection is free */
  all(on: Database | Executor, ...values: Values): Promise<Row[]>;
  /** The first row. */
  first(on: Database | Executor, ...values: Values): Promise<Row | undefined>;
}

/**
 * A statement for what is asked most: written by hand, prepared once a connection, run without Knex's builder over the same
 * pool or transaction, with the same events and errors.
 * @param name for `pg_prepared_statements`; two of one name and different text are kept apart
 * @param sql with `$1` and so on for values; never with values within
 * @see https://www.postgresql.org/docs/current/sql-prepare.html
 */
export function prepared<Row extends object = never, Values extends readonly unknown[] = readonly unknown[]>(
  name: string,
  sql: string,
): Prepared<Row, Values> {
  const run = preparedRun(name, sql);
  return {
    name,
    sql,
    // The caller says what its rows are, as with every row of Knex's.
    all: async (on, ...values) => (await run(executorOf(on), values)).rows as Row[],
    first: async (on, ...values) => (await run(executorOf(on), values)).rows[0] as Row | undefined,
  };
}

/** Runs a prepared statement, prepared anew where the schema has changed beneath it. */
export function preparedRun(name: string, sql: string, options: StatementOptions = {}) {
  const hash = createHash('sha256').update(sql).digest('base64url').slice(0, 10);
  const repeatable = startsAsRead(sql);
  const make = (turn: number): Statement => ({
    ...options,
    sql,
    // Postgres keeps 63 bytes of a name.
    name: `${name.slice(0, 40)}_${hash}_${turn}`,
    repeatable,
  });
  let turn = 0;
  let statement = make(turn);
  return async (executor: Executor, values: readonly unknown[]) => {
    const used = statement;
    try {
      return await runStatement(executor, used, values);
    } catch (error) {
      if (!(error instanceof DatabaseError && error.stalePlan)) throw error;
      // All connections have prepared it before the change: under a new name none has.
      if (statement === used) statement = make(++turn);
      if (isTransaction(executor)) throw error;
      return runStatement(executor, statement, values);
    }
  };
}
