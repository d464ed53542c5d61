import type { Knex } from 'knex';
import { tableExists } from '../ledger/ledger.js';
import { dataTable } from '../own-tables.js';
import type { Cursor } from './data-step.js';

/** How far a data migration has come, as the database remembers it. */
export interface DataProgress {
  readonly name: string;
  /** Wrapped, as the driver gives a JSON null for nothing. */
  readonly cursor: { readonly at: Cursor } | null;
  readonly batches: number;
  readonly rows: number;
  readonly finished_at: Date | null;
}

export async function createProgressTable(knex: Knex): Promise<void> {
  await knex.raw(`create table if not exists ${dataTable} (
    name text primary key,
    cursor jsonb,
    batches integer not null default 0,
    rows double precision not null default 0,
    started_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    finished_at timestamptz
  )`);
}

/** What was begun; nothing where no data migration ever was. */
export async function readProgress(knex: Knex): Promise<readonly DataProgress[]> {
  if (!(await tableExists(knex, dataTable))) return [];
  return knex(dataTable).select('name', 'cursor', 'batches', 'rows', 'finished_at').orderBy('name');
}

/** Begins one, or gives where it had come to; until the transaction ends nobody else works on it. */
export async function holdProgress(trx: Knex.Transaction, name: string): Promise<DataProgress> {
  await trx(dataTable).insert({ name }).onConflict('name').ignore();
  const [row] = await trx(dataTable).where({ name }).forUpdate();
  return row;
}

export async function recordBatch(trx: Knex.Transaction, name: string, cursor: Cursor, rows: number): Promise<void> {
  await trx(dataTable)
    .where({ name })
    .update({
      cursor: JSON.stringify({ at: cursor }),
      batches: trx.raw('batches + 1'),
      rows: trx.raw('rows + ?', [rows]),
      updated_at: trx.fn.now(),
    });
}

export async function recordFinished(trx: Knex.Transaction, name: string): Promise<void> {
  await trx(dataTable).where({ name }).update({ finished_at: trx.fn.now(), updated_at: trx.fn.now() });
}
