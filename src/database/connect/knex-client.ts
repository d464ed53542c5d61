import type { EventEmitter } from 'node:events';
import type pg from 'pg';
import type { Statement } from './statement.js';
import type { Watch } from './watch.js';

/** A connection, as Knex and its pool mark it. */
export interface PooledConnection extends pg.PoolClient {
  /** Why it must not go back into the pool. */
  __knex__disposed?: unknown;
  /** Statements under way. */
  running?: number;
  /** Since when the first of them is, as `performance.now()` gives it. */
  since?: number | undefined;
  /** That, where it was found to be too long. */
  late?: number | undefined;
  /** Whether its user has set a statement_timeout, and for what. */
  ownTimeout?: 'transaction' | 'session' | undefined;
}

/** One statement on its way, as Knex hands it to its client. */
export interface QueryObject {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  readonly options?: object;
  /** Where it is one of ours, past Knex's builder. */
  readonly statement?: Statement;
  response?: pg.QueryResult;
}

/** What runs the statements of one builder. */
export interface KnexRunner {
  readonly builder: { readonly _method?: string; readonly sql?: unknown };
  connection: unknown;
  ensureConnection(work: unknown, parameters?: unknown): Promise<unknown>;
}

/** What this room uses of Knex's client, which Knex itself leaves untyped. */
export interface KnexClient extends EventEmitter {
  readonly config: { readonly watch?: Watch; readonly connectionPool: pg.Pool };
  /** True on a transaction's client. */
  readonly transacting?: boolean;
  acquireConnection(): Promise<PooledConnection>;
  releaseConnection(connection: PooledConnection): Promise<void>;
  runner(builder: unknown): KnexRunner;
  _query(connection: PooledConnection, query: QueryObject): Promise<QueryObject>;
}

export type KnexClientClass = new (config: object) => KnexClient;
