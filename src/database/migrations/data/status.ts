import type { Knex } from 'knex';
import type { MigrationSource } from '../migration.js';
import type { Cursor } from './data-step.js';
import { readProgress } from './progress.js';

/** A data migration, and how far it has come. */
export interface DataEntry {
  readonly name: string;
  readonly state: 'done' | 'begun' | 'pending';
  readonly batches: number;
  readonly rows: number;
  /** Where the next batch begins; null before the first. */
  readonly cursor: Cursor | null;
}

/** What an export called `data` looks like: status imports nothing. */
const exportsData = /^export\s+(const|let|var|function|async\s+function)\s+data\b|^export\s*\{[^}]*\bdata\b/m;

/** Each data migration of the folder or the database, in the order of names. */
export async function dataEntries(knex: Knex, source: MigrationSource): Promise<readonly DataEntry[]> {
  const [files, own, rows] = [await source.list(), await source.listData(), await readProgress(knex)];
  const begun = new Map(rows.map(row => [row.name, row]));
  const found = [...own, ...files.filter(({ text }) => exportsData.test(text))].map(({ name }) => name);
  const names = [...new Set([...found, ...begun.keys()])].sort();
  return names.map(name => {
    const row = begun.get(name);
    const state = row === undefined ? 'pending' : row.finished_at === null ? 'begun' : 'done';
    const cursor = row?.cursor?.at ?? null;
    return Object.freeze({ name, state, batches: row?.batches ?? 0, rows: row?.rows ?? 0, cursor });
  });
}
