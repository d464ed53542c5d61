import type { Knex } from 'knex';

/** What runs queries: the pool, or a transaction. */
export type Executor = Knex | Knex.Transaction;

/** Connections of a pool, counted now. */
export interface PoolGauges {
  readonly used: number;
  readonly free: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
  readonly max: number;
}

/** A Postgres database, reached through a pool. */
export interface Database {
  readonly knex: Knex;
  /** @throws where no connection answers; the signal's reason once that is aborted */
  ping(signal?: AbortSignal): Promise<void>;
  gauges(): PoolGauges;
  /** Waits for the queries under way, and closes all connections. */
  close(): Promise<void>;
}
