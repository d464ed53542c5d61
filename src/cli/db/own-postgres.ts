import { join, relative } from 'node:path';
import { FindingsError } from '../../diagnostics/index.js';
import { type Io, write } from '../io.js';
import type { Connection } from './target.js';

/**
 * The Postgres of the project's own: the one that another process runs, else one that runs until it is released.
 * @param folder the working folder that has it in `.specwright`
 * @throws FindingsError with one of the codes postgres-*
 */
export async function ownPostgres(folder: string, io: Io): Promise<Connection> {
  const { runningPostgres } = await import('../../database/index.js');
  const running = await runningPostgres(folder);
  const place = relative(io.cwd, join(folder, '.specwright/postgres')) || '.';
  const which = `DATABASE_URL is not set: the Postgres of this project is used, in ${place}`;
  await write(io.stderr, `${which}${running ? `, which process ${running.pid} runs` : ''}\n`);
  if (running) return { url: running.connection, release: async () => {} };
  return startOwn(folder, io);
}

async function startOwn(folder: string, io: Io): Promise<Connection> {
  const { runningPostgres, startPostgres } = await import('../../database/index.js');
  try {
    const started = await startPostgres({ folder, env: { ...io.env } });
    return { url: started.connection, release: () => started.stop() };
  } catch (error) {
    // another command may have been first
    const isTaken = error instanceof FindingsError && error.findings.some(({ code }) => code === 'postgres-in-use');
    const other = isTaken ? await runningPostgres(folder) : undefined;
    if (!other) throw error;
    return { url: other.connection, release: async () => {} };
  }
}
