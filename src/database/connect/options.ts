import type { QueryObserver } from '../profile/query-event.js';
import { type BigintAs, valueTypes } from './value-types.js';

/** Where a database is and how it is reached. Durations are milliseconds. */
export interface ConnectOptions {
  /** A `postgres:` URL (a Unix socket's folder stands in its `host` query parameter), or its parts. */
  readonly connection: string | ConnectionParts;
  readonly pool?: PoolOptions;
  /**
   * After this a statement is ended by the server, and answered with 503. Where the server does not say so within some more
   * seconds, the connection is cut. 0: as the server is set, and no connection is cut. Default: 30,000.
   */
  readonly statementTimeout?: number;
  /** How long a statement waits for a lock. 0: as the server is set. Default: 10,000. */
  readonly lockTimeout?: number;
  /** After this a transaction in which nothing happens is ended by the server. 0: as the server is set. Default: 30,000. */
  readonly idleInTransactionTimeout?: number;
  /** What `pg_stat_activity` calls the connections. Default: `specwright`. */
  readonly applicationName?: string;
  /**
   * What `bigint` is read as, ids and `count(*)` among them. A number that would have to be rounded is an error; with
   * `bigint` or `string` there is none. Default: number.
   */
  readonly bigint?: BigintAs;
  /** Is told of every statement. */
  readonly onQuery?: QueryObserver;
  /** Statements that take as long are told of as slow. Default: 500. */
  readonly slowQuery?: number;
}

export interface ConnectionParts {
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
}

export interface PoolOptions {
  /** Connections at most. Default: 10. */
  readonly max?: number;
  /** How long a request waits for a connection before it is answered with 503. Default: 2,000. */
  readonly acquireTimeout?: number;
  /** After this an unused connection is closed. Default: 30,000. */
  readonly idleTimeout?: number;
}

export interface Settings {
  readonly max: number;
  readonly statementTimeout: number;
  readonly onQuery: QueryObserver | undefined;
  readonly slowQuery: number;
  /** As pg's pool takes them. */
  readonly driver: { readonly [option: string]: unknown };
}

/** @throws RangeError where a number makes no sense; it names the option, not the value */
export function settingsOf(options: ConnectOptions): Settings {
  const { connection, pool = {}, applicationName = 'specwright' } = options;
  const max = whole('pool.max', pool.max ?? 10, 1);
  const acquireTimeout = whole('pool.acquireTimeout', pool.acquireTimeout ?? 2000, 1);
  const statementTimeout = whole('statementTimeout', options.statementTimeout ?? 30_000);
  const driver = {
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    min: 0,
    max,
    connectionTimeoutMillis: acquireTimeout,
    idleTimeoutMillis: whole('pool.idleTimeout', pool.idleTimeout ?? 30_000, 1),
    // Sent with the start of a connection: no query of their own, and no connection without them.
    statement_timeout: statementTimeout,
    lock_timeout: whole('lockTimeout', options.lockTimeout ?? 10_000),
    idle_in_transaction_session_timeout: whole('idleInTransactionTimeout', options.idleInTransactionTimeout ?? 30_000),
    types: valueTypes(options.bigint ?? 'number'),
    application_name: applicationName,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
  return { max, statementTimeout, driver, onQuery: options.onQuery, slowQuery: options.slowQuery ?? 500 };
}

function whole(name: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least && value <= 2_147_483_647) return value;
  throw new RangeError(`${name} must be a whole number from ${least} to 2147483647`);
}
