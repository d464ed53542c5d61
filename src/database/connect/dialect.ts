import { performance } from 'node:perf_hooks';
import createKnex from 'knex';
import { DatabaseError } from '../errors/database-error.js';
import { fromDriver } from '../errors/from-driver.js';
import { endsConnection } from '../errors/kinds.js';
import { isClean, noConnection } from './connection.js';
import type { KnexClientClass, KnexRunner, PooledConnection, QueryObject } from './knex-client.js';
import { runPrepared } from './prepared-query.js';
import { noteEnded, noteReleased, noteSent } from './silence.js';
import { isPrepared } from './statement.js';

/** Knex's client for Postgres; asked of Knex, which has no public name for it. */
const base = createKnex({ client: 'pg' }).client.constructor as KnexClientClass; // the class of the client just made

/**
 * Knex's client where it is known weak: errors without values, statements told of, connections that are gone or not
 * clean never used again, reads tried once more on another connection.
 */
export class Dialect extends base {
  override async acquireConnection(): Promise<PooledConnection> {
    try {
      return await super.acquireConnection();
    } catch (error) {
      throw noConnection(error);
    }
  }

  override releaseConnection(connection: PooledConnection): Promise<void> {
    if (!isClean(connection)) connection.__knex__disposed ??= 'not clean';
    noteReleased(connection);
    return super.releaseConnection(connection);
  }

  override async _query(connection: PooledConnection, query: QueryObject): Promise<QueryObject> {
    const started = performance.now();
    const told = this.config.watch?.(query.sql);
    connection.running = (connection.running ?? 0) + 1;
    noteSent(connection, query.sql, started);
    try {
      const { sql: text, bindings: values = [], options, statement } = query;
      // As Knex does it, without its copies; the values are pg's to write.
      query.response = await (statement && isPrepared(statement)
        ? runPrepared(connection, statement, values)
        : connection.query({ text, values: values as unknown[], ...options, ...statement }));
      refuseLostCommit(query);
      told?.({ started, rows: query.response.rowCount });
      return query;
    } catch (error) {
      const clean = fromDriver(error, query.sql);
      if (endsConnection(clean.code)) connection.__knex__disposed = clean.code;
      told?.({ started, error: clean });
      throw clean;
    } finally {
      connection.running--;
      noteEnded(connection);
    }
  }

  override runner(builder: unknown): KnexRunner {
    const runner = super.runner(builder);
    return this.transacting ? runner : secondTry(runner);
  }
}

/** Postgres answers a COMMIT of a failed transaction with ROLLBACK and no error: what was to be kept is lost unsaid. */
function refuseLostCommit({ sql, response }: QueryObject): void {
  if (sql === 'COMMIT;' && response?.command === 'ROLLBACK') throw new DatabaseError('25P02');
}

/** The connection may have been ended while it lay in the pool; only of a read is it certain that doing it again is harmless. */
function secondTry(runner: KnexRunner): KnexRunner {
  const once = runner.ensureConnection.bind(runner);
  runner.ensureConnection = async (work, parameters) => {
    try {
      return await once(work, parameters);
    } catch (error) {
      if (!isLost(error) || !isRead(runner)) throw error;
      runner.connection = undefined;
      return once(work, parameters);
    }
  };
  return runner;
}

/** Whether the connection broke off, so that another may do better. */
export function isLost(error: unknown): boolean {
  return error instanceof DatabaseError && endsConnection(error.code);
}

const readMethods = new Set(['select', 'first', 'pluck']);

function isRead({ builder }: KnexRunner): boolean {
  if (builder._method !== undefined) return readMethods.has(builder._method);
  return typeof builder.sql === 'string' && startsAsRead(builder.sql);
}

/** Whether a statement reads: a function that it calls and that writes belongs in a transaction. */
export function startsAsRead(sql: string): boolean {
  return /^\s*(select|show|values|table)\b/i.test(sql);
}
