import { FindingsError, finding } from '../../diagnostics/index.js';
import type { DbAction } from './action.js';

export const url: DbAction = {
  summary: 'print the URL of the database, with its password, for other tools',
  name: 'none',
  async run({ target }) {
    const found = target.url ?? (await running(target.own()));
    return { lines: [found], data: { url: found }, findings: [] };
  },
};

async function running(folder: string): Promise<string> {
  const { runningPostgres } = await import('../../database/index.js');
  const found = await runningPostgres(folder);
  if (found) return found.connection;
  const message = 'DATABASE_URL is not set, and the Postgres of this project does not run';
  const remedy = 'Run it with `specwright db start`, or set DATABASE_URL';
  throw new FindingsError([finding('database-unreachable', message, { remedy })]);
}
