import { connectDatabase, type Database } from '../../database/index.js';

/** Does something by connections of its own, which wait as long as others migrate, and are closed after it. */
export async function withServer<T>(connection: string, work: (server: Database) => PromiseLike<T>): Promise<T> {
  const server = connectDatabase({
    connection,
    pool: { max: 2, acquireTimeout: 60_000 },
    statementTimeout: 0,
    lockTimeout: 0,
    idleInTransactionTimeout: 0,
    applicationName: 'specwright tests',
  });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}
