import type { DbAction } from './action.js';
import { lockTimeoutOf } from './lock-timeout.js';
import { withDatabase } from './with-database.js';

export const seed: DbAction = {
  summary: 'run the seeds',
  name: 'none',
  run: context =>
    withDatabase(
      context,
      async database => {
        const { runSeeds } = await import('../../database/index.js');
        const { target, options, io, say } = context;
        const lockTimeout = lockTimeoutOf(options);
        const seeds = await runSeeds(database, { folder: target.seeds, cwd: io.cwd, lockTimeout, onProgress: say });
        return { lines: seeds.map(name => `seed  ${name}`), data: { seeds }, findings: [] };
      },
      'nothing',
    ),
};
