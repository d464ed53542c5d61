import type { QueryResult } from 'pg';
import type { Executor } from '../database.js';
import { isLost } from './dialect.js';
import { clientOf, isTransaction } from './executor.js';
import type { KnexClient } from './knex-client.js';

/** A statement as pg takes it, past Knex's builder. */
export interface Statement {
  /** With `$1` and so on. */
  readonly sql: string;
  /** Of one that each connection prepares once. */
  readonly name?: string;
  readonly rowMode?: 'array';
  /** Whether it may be run again where the connection broke off. */
  readonly repeatable: boolean;
}

/** Runs a statement over the pool, or in the transaction, that Knex's own statements take. */
export async function runStatement(
  executor: Executor,
  statement: Statement,
  values: readonly unknown[],
): Promise<QueryResult> {
  const client = clientOf(executor);
  if (isTransaction(executor)) {
    if (executor.isCompleted()) throw new Error('The transaction is over: await all its queries within its work');
    return onConnection(client, statement, values);
  }
  try {
    return await onConnection(client, statement, values);
  } catch (error) {
    if (!statement.repeatable || !isLost(error)) throw error;
    return onConnection(client, statement, values);
  }
}

async function onConnection(client: KnexClient, statement: Statement, values: readonly unknown[]) {
  const { sql, name, rowMode } = statement;
  const connection = await client.acquireConnection();
  try {
    if (client.listenerCount('query') > 0) client.emit('query', { sql, bindings: values });
    const options = { ...(name !== undefined && { name }), ...(rowMode && { rowMode }) };
    const done = await client._query(connection, { sql, bindings: values, options });
    // Always there once the statement has succeeded.
    return done.response as QueryResult;
  } finally {
    await client.releaseConnection(connection);
  }
}
