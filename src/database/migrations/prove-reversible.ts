import { FindingsError, finding } from '../../diagnostics/index.js';
import type { Database } from '../database.js';
import { catalogDifference } from './catalog/difference.js';
import { type CatalogFingerprint, catalogFingerprint, type FingerprintOptions } from './catalog/fingerprint.js';
import type { MigrationSource } from './migration.js';
import { createMigrator } from './migrator.js';
import { folderSource } from './source/folder-source.js';

export interface ReversibleOptions extends FingerprintOptions {
  readonly folder?: string;
  readonly source?: MigrationSource;
}

/**
 * Proves of each migration, on an empty database, that down takes back what up did, and that a second up does the same again.
 * For tests: what is in the database is lost.
 * @throws FindingsError migration-not-reversible with each line that differs
 */
export async function proveReversible(database: Pick<Database, 'knex'>, options: ReversibleOptions): Promise<void> {
  const source = options.source ?? folderSource(options.folder ?? 'migrations');
  const migrator = createMigrator(database, { source });
  const look = () => catalogFingerprint(database.knex, options);
  for (const { name } of await source.list()) {
    const before = await look();
    await migrator.to(name);
    const after = await look();
    await migrator.down();
    same(`down of ${name}`, before, await look());
    await migrator.to(name);
    same(`the second up of ${name}`, after, await look());
  }
}

function same(what: string, want: CatalogFingerprint, got: CatalogFingerprint): void {
  if (want.hash === got.hash) return;
  const { extra, missing } = catalogDifference(want, got);
  throw new FindingsError([
    ...missing.map(line => finding('migration-not-reversible', `After ${what} there is no ${line}`)),
    ...extra.map(line => finding('migration-not-reversible', `After ${what} there is ${line}`)),
  ]);
}
