import createKnex from 'knex';
import pg from 'pg';
import type { Database } from '../database.js';
import { Dialect } from './dialect.js';
import type { PooledConnection } from './knex-client.js';
import { type ConnectOptions, settingsOf } from './options.js';
import { orAborted } from './or-aborted.js';
import { cutSilent, type Patience } from './silence.js';
import { watching } from './watch.js';

/**
 * Opens a pool. No connection is made before the first query, and none is kept that is not used.
 * @throws RangeError where an option makes no sense
 * @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
 */
export function connectDatabase(options: ConnectOptions): Database {
  return openPool(options);
}

/** @param patience with a server that says nothing */
export function openPool(options: ConnectOptions, patience?: Patience): Database {
  const { max, statementTimeout, driver, onQuery, slowQuery } = settingsOf(options);
  const pool = poolOf(driver);
  cutSilent(pool, statementTimeout, patience);
  const knex = createKnex({
    // Knex asks for a class of its own kind, which it types as one of its own alone.
    client: Dialect as unknown as string,
    connectionPool: pool,
    compileSqlOnError: false,
    // Spares each pool a query for it; only the builder of schemas for servers before 9.2 looks at it.
    version: '15',
    // Knex writes errors of connections to the console.
    log: { warn() {}, error() {}, debug() {}, deprecate() {} },
    ...(onQuery && { watch: watching(onQuery, slowQuery) }),
  });
  return {
    knex,
    async ping(signal) {
      signal?.throwIfAborted();
      await orAborted(
        knex.raw('select 1').then(() => {}),
        signal,
      );
    },
    gauges() {
      const { totalCount, idleCount: free, waitingCount: waiting } = pool;
      return { used: totalCount - free, free, waiting, max };
    },
    close: closeOnce(pool, () => knex.destroy()),
  };
}

function poolOf(driver: object): pg.Pool {
  const pool = new pg.Pool(driver);
  hide(pool.options, 'connectionString');
  // Said of a connection that lies in the pool; the pool drops it by itself.
  pool.on('error', () => {});
  pool.on('connect', (client: PooledConnection) => {
    // Said of a connection in use, between two statements: unheard, it would end the process.
    client.on('error', error => (client.__knex__disposed = error));
  });
  return pool;
}

function closeOnce(pool: pg.Pool, after: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => (closed ??= pool.end().then(after));
}

/** Keeps what holds a password out of what is printed of the object. */
function hide(options: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(options, name);
  if (own) Object.defineProperty(options, name, { ...own, enumerable: false });
}
