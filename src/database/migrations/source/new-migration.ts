import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import { errorCode } from '../error-field.js';
import { dataFolder } from './folder-source.js';
import { migrationName, scriptName } from './names.js';

export type MigrationKind = 'schema' | 'concurrent' | 'data';

const schema = `import type { Knex } from 'specwright/database';

export async function up(knex: Knex): Promise<void> {
}

/** Takes back all that up did. */
export async function down(knex: Knex): Promise<void> {
}
`;

const concurrent = `import type { Knex } from 'specwright/database';

// Postgres builds an index beside running writes only outside a transaction. One statement a migration, and one that can be run again.
export const transaction = false;

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index concurrently if not exists INDEX on TABLE (COLUMN)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists INDEX');
}
`;

const data = `import type { Knex } from 'specwright/database';

/** Works on the rows after the cursor; its transaction holds the progress too. Gives null where none are left. */
export async function batch(knex: Knex.Transaction, cursor: number | null, size: number) {
  const rows = await knex('TABLE').select('id').where('id', '>', cursor ?? 0).orderBy('id').limit(size);
  const last = rows.at(-1);
  if (last === undefined) return null;
  await knex('TABLE').whereBetween('id', [rows[0].id, last.id]).update({});
  return { cursor: last.id, rows: rows.length };
}
`;

const templates: Readonly<Record<MigrationKind, string>> = { schema, concurrent, data };

interface NewMigrationOptions {
  readonly kind?: MigrationKind;
  readonly now?: Date;
  /** Is told of the migrations that have the same words, which is allowed and mostly a slip. */
  readonly onSame?: (files: readonly string[]) => void;
}

/**
 * Makes a migration to be filled in.
 * @param words a verb and a noun: `create_pets`
 * @returns its path
 * @throws FindingsError usage-invalid where the words are no name; migrations-unwritable
 */
export async function newMigration(
  folder: string,
  words: string,
  { kind = 'schema', now = new Date(), onSame }: NewMigrationOptions = {},
): Promise<string> {
  const name = migrationName(words, now);
  const path = join(resolve(folder), ...(kind === 'data' ? [dataFolder] : []), `${name}.ts`);
  try {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, templates[kind], { flag: 'wx' });
  } catch (error) {
    throw new FindingsError([finding('migrations-unwritable', `${name}.ts: ${errorCode(error)}`)]);
  }
  const same = await sameWords(path);
  if (same.length > 0) onSame?.(same);
  return path;
}

async function sameWords(path: string): Promise<readonly string[]> {
  const own = basename(path);
  const words = (file: string) => scriptName(file)?.name.slice(14);
  const files = await readdir(dirname(path));
  return files.filter(file => file !== own && words(file) === words(own)).sort();
}
