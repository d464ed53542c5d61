import type { Knex } from 'knex';
import { type Finding, finding } from '../../../diagnostics/index.js';
import { catalogDifference } from '../catalog/difference.js';
import { type CatalogFingerprint, catalogFingerprint } from '../catalog/fingerprint.js';
import { settingsOf } from '../connection.js';
import { compare, faultsOf, type MigrationEntry } from '../ledger/compare.js';
import { createLedger, readLedger } from '../ledger/ledger.js';
import type { MigrationFile, MigrationSource } from '../migration.js';
import { runStep } from '../run/run-migration.js';
import { watchStatements } from '../run/statements.js';
import { placeIn } from '../source/load-module.js';
import { reaching } from '../unreachable.js';
import { withScratchDatabase } from './scratch-database.js';

/**
 * Holds a database against what the migrations that ran on it make, run in a temporary one.
 * @returns what is wrong with the migrations, those that have not run, and each difference
 */
export async function checkDatabase(
  knex: Knex,
  source: MigrationSource,
  exclude: readonly string[],
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  const files = await source.list();
  const entries = compare(files, await reaching(() => readLedger(knex), await settingsOf(knex)));
  const faults = [...faultsOf(entries), ...pending(entries)];
  const ran = entries
    .filter(({ state }) => state === 'applied' || state === 'edited')
    .flatMap(({ file }) => file ?? []);
  const want = await withScratchDatabase(knex, scratch => expected(scratch, ran, source, exclude, signal));
  const { extra, missing } = catalogDifference(want, await catalogFingerprint(knex, { exclude }));
  return [
    ...faults,
    ...missing.map(line => finding('database-drift', `Missing: ${line}`)),
    ...extra.map(line => finding('database-drift', `Not of a migration: ${line}`)),
  ];
}

function pending(entries: readonly MigrationEntry[]): readonly Finding[] {
  return entries.flatMap(({ state, name, file }) =>
    state === 'pending' && file ? finding('migration-pending', `${name} has not run`, { location: placeIn(file) }) : [],
  );
}

async function expected(
  knex: Knex,
  files: readonly MigrationFile[],
  source: MigrationSource,
  exclude: readonly string[],
  signal?: AbortSignal,
): Promise<CatalogFingerprint> {
  // nobody else knows the database: there is nothing to lock
  const { rows } = await knex.raw('select current_schema() as schema');
  const lock = { schema: rows[0].schema, verify: async () => {}, join: async () => {}, release: async () => {} };
  const session = { knex, lock, statements: watchStatements(knex) };
  await createLedger(knex);
  for (const file of files) {
    signal?.throwIfAborted();
    await runStep({ direction: 'up', file, migration: await source.load(file), row: undefined }, session, 0);
  }
  return catalogFingerprint(knex, { exclude });
}
