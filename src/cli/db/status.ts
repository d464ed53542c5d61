import type { MigrationEntry } from '../../database/index.js';
import type { DbAction } from './action.js';
import { withDatabase } from './with-database.js';

export const status: DbAction = {
  summary: 'what has run and what has not',
  name: 'none',
  run: context =>
    withDatabase(context, async database => {
      const { entries, findings } = await (await context.migrator(database)).status();
      const pending = entries.filter(({ state }) => state === 'pending').length;
      const lines = [...entries.map(line), `${entries.length} migrations, ${pending} pending`];
      return { lines, data: { migrations: entries.map(plain) }, findings };
    }),
};

function line({ name, state, row }: MigrationEntry): string {
  const when = row?.applied_at ? `  ${row.applied_at.toISOString()}  ${row.duration_ms} ms` : '';
  return `${state.padEnd(12)}  ${name}${when}`;
}

function plain({ name, state, row }: MigrationEntry) {
  return { name, state, appliedAt: row?.applied_at?.toISOString() ?? null, durationMs: row?.duration_ms ?? null };
}
