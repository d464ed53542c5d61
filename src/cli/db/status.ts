import type { DataEntry, MigrationEntry } from '../../database/index.js';
import type { DbAction } from './action.js';
import { withDatabase } from './with-database.js';

export const status: DbAction = {
  summary: 'what has run and what has not, and how far data migrations have come',
  name: 'none',
  run: context =>
    withDatabase(context, async database => {
      const { entries, findings, data } = await (await context.migrator(database)).status();
      const pending = entries.filter(({ state }) => state === 'pending').length;
      const lines = [...entries.map(line), ...data.map(dataLine), `${entries.length} migrations, ${pending} pending`];
      return { lines, data: { migrations: entries.map(plain), data }, findings };
    }),
};

function line({ name, state, row }: MigrationEntry): string {
  const when = row?.applied_at ? `  ${row.applied_at.toISOString()}  ${row.duration_ms} ms` : '';
  return `${state.padEnd(12)}  ${name}${when}`;
}

function dataLine({ name, state, rows, batches }: DataEntry): string {
  return `${state.padEnd(12)}  ${name}  data: ${rows} rows in ${batches} batches`;
}

function plain({ name, state, row }: MigrationEntry) {
  return { name, state, appliedAt: row?.applied_at?.toISOString() ?? null, durationMs: row?.duration_ms ?? null };
}
