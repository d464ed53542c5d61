import { once } from 'node:events';
import { FindingsError, finding } from '../../diagnostics/index.js';
import { write } from '../io.js';
import type { DbAction } from './action.js';

export const start: DbAction = {
  summary: "run the project's own Postgres until Ctrl-C",
  name: 'none',
  async run({ target, io }) {
    if (target.url !== undefined) throw another();
    const { startPostgres } = await import('../../database/index.js');
    const server = await startPostgres({ folder: target.own(), env: { ...io.env } });
    // asked for here alone: from now on Ctrl-C is ours
    const { signal } = io;
    const told = `Postgres ${server.version} runs on ${server.folder}\n\`specwright db url\` prints its URL. Ctrl-C ends it.\n`;
    await write(io.stderr, told);
    const stopped = signal && !signal.aborted ? once(signal, 'abort') : Promise.resolve();
    // neither the server nor the signal keeps this process from ending
    const awake = setInterval(() => {}, 60_000);
    const isOurs = await Promise.race([stopped.then(() => true), server.ended.then(() => false)]);
    clearInterval(awake);
    if (!isOurs) throw gone(server.folder);
    await server.stop();
    return { lines: [], data: {}, findings: [] };
  },
};

function another(): FindingsError {
  const remedy = 'Unset it where the own one is meant';
  return new FindingsError([
    finding('usage-invalid', 'The database is the one of DATABASE_URL: none is started', { remedy }),
  ]);
}

function gone(folder: string): FindingsError {
  return new FindingsError([finding('postgres-not-started', `The Postgres on ${folder} ended by itself`)]);
}
