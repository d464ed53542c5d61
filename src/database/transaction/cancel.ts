import pg from 'pg';
import type { PooledConnection } from '../connect/knex-client.js';

/** Milliseconds that a cancelled statement has to end; then its connection is cut. */
const grace = 2000;

/**
 * Ends the statement that a connection runs, so that the connection can be used again; cuts the connection where the
 * server does not answer.
 * @see https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SIGNAL
 */
export async function cancelStatement(connection: PooledConnection): Promise<void> {
  if (!connection.running) return;
  const cut = setTimeout(() => cutOff(connection), grace);
  cut.unref();
  try {
    await askToCancel(connection);
  } catch {
    cutOff(connection);
  } finally {
    await settled(connection);
    clearTimeout(cut);
  }
}

async function askToCancel(connection: PooledConnection): Promise<void> {
  const { host, port, user, database, password, ssl } = parametersOf(connection);
  const other = new pg.Client({ host, port, user, database, password, ssl, connectionTimeoutMillis: grace });
  other.on('error', () => {});
  try {
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [parametersOf(connection).processID]);
  } finally {
    await other.end().catch(() => {});
  }
}

/** What pg keeps of a connection and has no types for. */
function parametersOf(connection: PooledConnection) {
  // Fields of pg's Client that are there once it is connected.
  return connection as unknown as pg.ClientConfig & {
    readonly processID: number;
    readonly connection: { readonly stream: { destroy(): void } };
  };
}

function cutOff(connection: PooledConnection): void {
  connection.__knex__disposed = 'cancelled';
  parametersOf(connection).connection.stream.destroy();
}

/** Waits for the statement's end: a signal that came later would hit the next one. */
async function settled(connection: PooledConnection): Promise<void> {
  while (connection.running) await new Promise(resolve => setTimeout(resolve, 5));
}
