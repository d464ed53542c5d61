import type { Database } from '../../database/index.js';
import { FindingsError, finding } from '../../diagnostics/index.js';
import type { DbContext } from './action.js';
import type { Connection } from './target.js';

/**
 * Does the work on the database that options and settings name; where they name none, on the project's own.
 * @param needs the folder that is looked for before a Postgres is made for it: in a folder that is no project, none is
 * @throws FindingsError database-unreachable where the URL is none; migrations-unreadable; what the work throws
 */
export async function withDatabase<T>(
  context: DbContext,
  work: (database: Database) => Promise<T>,
  needs: 'migrations' | 'nothing' = 'migrations',
): Promise<T> {
  const { target, io } = context;
  if (target.url === undefined && needs === 'migrations') {
    const { folderSource } = await import('../../database/index.js');
    await folderSource(target.migrations, io.cwd).list();
  }
  const { url, release } = await connectionOf(context);
  const { connectDatabase } = await import('../../database/index.js');
  // a check of a large catalogue is no request of a user who waits
  const database = connectDatabase({ connection: url, pool: { max: 2, acquireTimeout: 30_000 }, statementTimeout: 0 });
  return work(database)
    .finally(() => database.close())
    .finally(release);
}

/** Something stands behind the slashes: what is empty there leads to a database of the user's own name. */
const whole = /^postgres(?:ql)?:\/\/\/?[^/#]/;

async function connectionOf({ target: { url, variable, own }, io }: DbContext): Promise<Connection> {
  if (url === undefined) {
    const { ownPostgres } = await import('./own-postgres.js');
    return ownPostgres(own(), io);
  }
  if (whole.test(url) && URL.canParse(url)) return { url, release: async () => {} };
  const remedy = 'Give postgres://USER:PASSWORD@HOST:PORT/DATABASE';
  throw new FindingsError([finding('database-unreachable', `${variable} holds no whole URL of Postgres`, { remedy })]);
}
