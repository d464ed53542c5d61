import type { Database } from '../../database/index.js';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { DbContext } from './action.js';

/**
 * Does the work on the database that options and settings name.
 * @throws FindingsError database-unreachable where the URL is none; what the work throws
 */
export async function withDatabase<T>({ target }: DbContext, work: (database: Database) => Promise<T>): Promise<T> {
  const url = target.url();
  const { connectDatabase } = await import('../../database/index.js');
  if (!/^(postgres|postgresql):/.test(url) || !URL.canParse(url)) {
    const remedy = 'Give postgres://USER:PASSWORD@HOST:PORT/DATABASE';
    throw new FindingsError([finding('database-unreachable', "The database's URL is none of Postgres", { remedy })]);
  }
  // a check of a large catalogue is no request of a user who waits
  const database = connectDatabase({ connection: url, pool: { max: 2, acquireTimeout: 30_000 }, statementTimeout: 0 });
  return work(database).finally(() => database.close());
}
