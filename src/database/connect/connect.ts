import createKnex from 'knex';
import type { Database } from '../database.js';

export interface ConnectOptions {
  /** A `postgres:` URL; a Unix socket's folder stands in its `host` query parameter. */
  readonly connection: string;
  readonly pool?: {
    /** Default: 10. */
    readonly max?: number;
    /** Milliseconds that a request waits for a connection. Default: 2,000. */
    readonly acquireTimeout?: number;
  };
}

/**
 * Opens a pool. No connection is made before the first query.
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
 */
export function connectDatabase({ connection, pool = {} }: ConnectOptions): Database {
  const { max = 10, acquireTimeout = 2000 } = pool;
  const knex = createKnex({
    client: 'pg',
    connection,
    compileSqlOnError: false,
    acquireConnectionTimeout: acquireTimeout,
    pool: { min: 0, max },
  });
  return {
    knex,
    async ping() {
      await knex.raw('select 1');
    },
    gauges() {
      const tarn = knex.client.pool;
      return { used: tarn.numUsed(), free: tarn.numFree(), waiting: tarn.numPendingAcquires(), max };
    },
    close: () => knex.destroy(),
  };
}
