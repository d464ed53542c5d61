import type { Knex } from 'knex';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import type { Language, MigrationFile } from '../migration.js';
import { ledgerTable } from '../own-tables.js';
import { checksumOf } from '../source/checksum.js';

/** One migration that ran, as the database remembers it. */
export interface LedgerRow {
  readonly name: string;
  readonly checksum: string;
  readonly language: Language;
  /** Null of one outside a transaction that was begun and did not come to its end. */
  readonly applied_at: Date | null;
  readonly duration_ms: number | null;
  /** Indexes that were invalid before it began. */
  readonly invalid_before: readonly string[] | null;
}

export async function createLedger(knex: Knex): Promise<void> {
  await knex.raw(`create table if not exists ${ledgerTable} (
    name text primary key,
    checksum text not null,
    language text not null,
    started_at timestamptz not null default now(),
    applied_at timestamptz,
    duration_ms double precision,
    invalid_before text[]
  )`);
}

/** What has run, in the order of names; nothing where no migration ever ran. */
export async function readLedger(knex: Knex): Promise<readonly LedgerRow[]> {
  if (!(await tableExists(knex, ledgerTable))) return [];
  const columns = ['name', 'checksum', 'language', 'applied_at', 'duration_ms', 'invalid_before'];
  const rows: LedgerRow[] = await knex(ledgerTable).select(columns);
  // by code unit, as files are: the database may sort by a language
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function tableExists(knex: Knex, table: string): Promise<boolean> {
  const { rows } = await knex.raw('select 1 from pg_tables where schemaname = current_schema() and tablename = ?', [
    table,
  ]);
  return rows.length > 0;
}

/** Remembers that one outside a transaction begins. */
export async function recordStart(knex: Knex, file: MigrationFile, invalid: readonly string[]): Promise<void> {
  const row = { ...identity(file), applied_at: null, duration_ms: null, invalid_before: invalid };
  // a second attempt keeps what was invalid before the first
  await knex(ledgerTable).insert(row).onConflict('name').merge(['checksum', 'language', 'applied_at', 'duration_ms']);
}

/** Remembers that one has run. */
export async function recordApplied(knex: Knex, file: MigrationFile, durationMs: number): Promise<void> {
  const row = { ...identity(file), applied_at: knex.fn.now(), duration_ms: durationMs, invalid_before: null };
  const changed = ['checksum', 'language', 'applied_at', 'duration_ms', 'invalid_before'];
  const unfinished = knex.raw(`${ledgerTable}.applied_at is null`);
  const kept = await knex(ledgerTable)
    .insert(row)
    .onConflict('name')
    .merge(changed)
    .where(unfinished)
    .returning('name');
  // under the lock nobody else has written it: this is for a lock that was lost
  if (kept.length === 0)
    throw new FindingsError([finding('migration-lock-lost', `${file.name} was applied by another process`)]);
}

/** Remembers that one outside a transaction is being taken back: from here on it counts as unfinished. */
export async function recordRevertStart(knex: Knex, name: string, invalid: readonly string[]): Promise<void> {
  await knex(ledgerTable).where({ name }).update({ applied_at: null, invalid_before: invalid });
}

export async function recordReverted(knex: Knex, name: string): Promise<void> {
  await knex(ledgerTable).where({ name }).delete();
}

/** Takes the text as it is now for the one that ran. */
export async function acceptText(knex: Knex, file: MigrationFile): Promise<void> {
  await knex(ledgerTable).where({ name: file.name }).update(identity(file));
}

function identity(file: MigrationFile) {
  return { name: file.name, checksum: checksumOf(file.text), language: file.language };
}
