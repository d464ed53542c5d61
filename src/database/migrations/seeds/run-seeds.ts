import { resolve } from 'node:path';
import type { Knex } from 'knex';
import { checkOptions, FindingsError, option } from '../../../diagnostics/index.js';
import type { Database } from '../../database.js';
import { inOneTransaction } from '../../transaction/one-transaction.js';
import type { MigrationFile } from '../migration.js';
import { failureOf } from '../run/failure.js';
import { type Session, underLock } from '../run/session.js';
import { withStrays } from '../run/strays.js';
import { scripts } from '../source/folder-source.js';
import { invalid, loadModule } from '../source/load-module.js';
import { exportsOf } from '../source/module-shape.js';

export interface SeedOptions {
  /** Default: seeds */
  readonly folder?: string;
  /** What `folder` is relative to. Default: the process's working folder. */
  readonly cwd?: string;
  /** Milliseconds to wait for another process. Default: 60,000. */
  readonly lockTimeout?: number;
  readonly onProgress?: (name: string) => void;
}

type Seed = (knex: Knex.Transaction) => Promise<unknown>;

/**
 * Runs every seed of a folder in the order of their names, each in a transaction. Seeds run each time, so that they put right what
 * was changed since: they are written with `upsert`.
 * @returns their names
 * @throws FindingsError seed-failed, migration-invalid, migrations-unreadable, migration-locked, database-unreachable, option-invalid
 */
export async function runSeeds(
  database: Pick<Database, 'knex'>,
  options: SeedOptions = {},
): Promise<readonly string[]> {
  const { text, milliseconds, aFunction } = option;
  checkOptions(options, { folder: text, cwd: text, lockTimeout: milliseconds, onProgress: aFunction });
  const { folder = 'seeds', cwd = process.cwd(), lockTimeout: timeout = 60_000, onProgress } = options;
  const files = await scripts(resolve(cwd, folder), cwd, 'seeds', () => undefined);
  const seeds: (readonly [MigrationFile, Seed])[] = [];
  for (const file of files) seeds.push([file, seedOf(await loadModule(file), file)]);
  return underLock(database.knex, 'migrations', { timeout }, async session => {
    for (const [file, seed] of seeds) {
      onProgress?.(file.name);
      await plant(file, seed, session);
    }
    return Object.freeze(files.map(({ name }) => name));
  });
}

function seedOf(module: object, file: MigrationFile): Seed {
  const { seed } = exportsOf(module, 'seed');
  if (typeof seed !== 'function') throw new FindingsError([invalid(file, 'exports no function seed')]);
  return seed as Seed; // a function; what it takes is its own affair
}

async function plant(file: MigrationFile, seed: Seed, { knex, statements }: Session): Promise<void> {
  try {
    await knex.transaction(async trx => {
      statements.begin();
      await inOneTransaction(trx, () => withStrays(file.name, statements, trx, () => seed(trx)));
    });
  } catch (error) {
    const failed = failureOf('seed-failed', `The seed ${file.name} failed`, file, error, statements.failed(error));
    throw new FindingsError([failed]);
  }
}
