import { performance } from 'node:perf_hooks';
import type { QueryResult } from 'pg';
import { fromDriver } from '../errors/from-driver.js';
import { endsConnection } from '../errors/kinds.js';
import { isClean, noConnection } from './connection.js';
import type { KnexClient, PooledConnection } from './knex-client.js';
import { PreparedQuery } from './prepared-query.js';
import type { PreparedStatement } from './statement.js';

/**
 * Runs one statement on a connection of the pool, which is given on the moment it has answered: where requests wait for a
 * connection, it does not lie idle until the promises of this one have run.
 * @throws DatabaseError, or HttpProblem 503 where no connection is free
 */
export function onPool(
  { config: { connectionPool, watch } }: KnexClient,
  statement: PreparedStatement,
  values: readonly unknown[],
): Promise<QueryResult> {
  // asked for here, since the pool calls back in the context of whoever gave the connection up
  const told = watch?.(statement.sql);
  return new Promise((resolve, reject) => {
    connectionPool.connect((refused, client, release) => {
      if (refused || !client) return reject(noConnection(refused));
      const connection = client as PooledConnection; // a client of this pool, which marks it so
      const started = performance.now();
      connection.since = started;
      const ended = (error: unknown, result: QueryResult) => {
        connection.since = undefined;
        const clean = error === null ? undefined : fromDriver(error, statement.sql);
        if (clean && endsConnection(clean.code)) connection.__knex__disposed = clean.code;
        release(Boolean(connection.__knex__disposed) || !isClean(connection));
        told?.(clean ? { started, error: clean } : { started, rows: result.rowCount });
        if (clean) reject(clean);
        else resolve(result);
      };
      connection.query(new PreparedQuery(statement, statement.types ?? connection, values, ended));
    });
  });
}
