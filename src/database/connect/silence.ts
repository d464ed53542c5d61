import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { DatabaseError } from '../errors/database-error.js';
import type { PooledConnection } from './knex-client.js';

/** When a server counts as silent; both are milliseconds. */
export interface Patience {
  /** Between two looks at all connections of a pool: one timer, rather than one a statement. */
  readonly interval: number;
  /** After its timeout the server would have ended a statement by itself, and said so, within this. */
  readonly margin: number;
}

const patience: Patience = { interval: 1000, margin: 5000 };

/**
 * Cuts connections whose statement has got no answer though the server should have ended it: a server that is frozen, or
 * cut off, keeps no timeout, and TCP notices the first not at all and the second after many minutes.
 * @param statementTimeout milliseconds; 0: the server's own setting, which nobody knows here
 */
export function cutSilent(pool: pg.Pool, statementTimeout: number, { interval, margin } = patience): void {
  if (statementTimeout === 0) return;
  const connections = new Set<PooledConnection>();
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    const before = performance.now() - statementTimeout - margin;
    for (const connection of connections) if (isSilent(connection, before)) cut(connection);
  };
  pool.on('connect', client => {
    connections.add(client); // of a pool that marks its clients so
    timer ??= setInterval(look, interval).unref();
  });
  pool.on('remove', client => {
    connections.delete(client);
    if (connections.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  });
}

/** Its second look tells: after a time in which this process did nothing, an answer may lie there unread at the first. */
function isSilent(connection: PooledConnection, before: number): boolean {
  const { since, ownTimeout } = connection;
  const late = since !== undefined && since < before && ownTimeout === undefined;
  const known = late && connection.late === since;
  connection.late = late ? since : undefined;
  return known;
}

/** No broken connection by its code, since what waited as long as it may is not tried again. */
function cut(connection: PooledConnection): void {
  connection.__knex__disposed = 'silent';
  const error = new DatabaseError('57014', { reason: 'the server did not answer in time' });
  // what pg keeps of a connection and has no types for
  const { connection: wire } = connection as unknown as { readonly connection: { readonly stream: Socket } };
  wire.stream.destroy(error);
}

/** Notes that a statement is sent, or waits for those before it on the connection. */
export function noteSent(connection: PooledConnection, sql: string, now: number): void {
  connection.since ??= now;
  if (sql.includes('statement_timeout')) {
    connection.ownTimeout = /\bset\s+local\b/i.test(sql) ? 'transaction' : 'session';
  }
}

/** Notes that a statement has ended; the next one of the connection begins. */
export function noteEnded(connection: PooledConnection): void {
  connection.since = connection.running ? performance.now() : undefined;
}

/** Notes that the connection goes back, so that its transaction is over. */
export function noteReleased(connection: PooledConnection): void {
  if (connection.ownTimeout === 'transaction') connection.ownTimeout = undefined;
}
