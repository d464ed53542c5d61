import type { BatchProgress } from '../../database/index.js';
import type { DbAction } from './action.js';
import { lockTimeoutOf } from './lock-timeout.js';
import { withDatabase } from './with-database.js';

export const data: DbAction = {
  summary: 'run the data migrations, from where they had come to',
  name: 'none',
  run: context =>
    withDatabase(context, async database => {
      const { runDataMigrations } = await import('../../database/index.js');
      const { target, options, io } = context;
      const results = await runDataMigrations(database, {
        folder: target.migrations,
        cwd: io.cwd,
        lockTimeout: lockTimeoutOf(options),
        ...(io.signal && { signal: io.signal }),
        onProgress: progress => context.say(textOf(progress)),
      });
      const lines = results.map(
        ({ name, rows, batches, finished }) =>
          `${finished ? 'done' : 'stopped'}  ${name}  ${rows} rows in ${batches} batches`,
      );
      return { lines: lines.length === 0 ? ['Nothing to do'] : lines, data: { data: results }, findings: [] };
    }),
};

function textOf({ name, rows, total }: BatchProgress): string {
  const share =
    total === undefined || total <= 0 ? '' : ` of ${total} (${Math.min(100, Math.floor((rows / total) * 100))} %)`;
  return `${name}: ${rows} rows${share}`;
}
