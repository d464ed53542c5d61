import type { QueryResult } from 'pg';
import type { Executor } from '../database.js';
import { isLost } from './dialect.js';
import { clientOf, isTransaction } from './executor.js';
import type { KnexClient } from './knex-client.js';
import { onPool } from './on-pool.js';
import { isPrepared, type Statement } from './statement.js';

/** Runs a statement over the pool, or in the transaction, that Knex's own statements take. */
export async function runStatement(
  executor: Executor,
  statement: Statement,
  values: readonly unknown[],
): Promise<QueryResult> {
  const client = clientOf(executor);
  if (client.listenerCount('query') > 0) client.emit('query', { sql: statement.sql, bindings: values });
  if (isTransaction(executor)) {
    if (executor.isCompleted()) throw new Error('The transaction is over: await all its queries within its work');
    return onConnection(client, statement, values);
  }
  const run = () =>
    isPrepared(statement) ? onPool(client, statement, values) : onConnection(client, statement, values);
  if (!statement.repeatable) return run();
  return run().catch(error => {
    if (!isLost(error)) throw error;
    return run();
  });
}

async function onConnection(client: KnexClient, statement: Statement, values: readonly unknown[]) {
  const { sql } = statement;
  const connection = await client.acquireConnection();
  try {
    const done = await client._query(connection, { sql, bindings: values, statement });
    // Always there once the statement has succeeded.
    return done.response as QueryResult;
  } finally {
    await client.releaseConnection(connection);
  }
}
