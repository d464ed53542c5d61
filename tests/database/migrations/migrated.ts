import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connectDatabase, type Database } from '../../../src/database/index.js';
import { FindingsError } from '../../../src/diagnostics/index.js';
import { cluster, testDatabase } from '../../support/postgres.js';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** An empty database for one test, with the URL that leads to it. */
export async function emptyDatabase({ as = 'owner' } = {}): Promise<Database & { readonly url: string }> {
  const { connection: own, drop } = await testDatabase();
  const connection = as === 'owner' ? own : await asSuperuser(own);
  // a transaction that holds others up does so for as long as they take to come to it
  const pool = { max: 2, acquireTimeout: 30_000 };
  const database = connectDatabase({ connection, pool, idleInTransactionTimeout: 0 });
  ends.push(drop, () => database.close());
  return Object.assign(Object.create(database), { ...database, url: connection });
}

async function asSuperuser(url: string): Promise<string> {
  const { administration } = await cluster();
  const made = new URL(administration);
  made.pathname = new URL(url).pathname;
  return made.href;
}

/** A folder with some files, for one test. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(process.env['SPECWRIGHT_TEST_RUN'] ?? tmpdir(), 'migrations-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  put(folder, files);
  return folder;
}

export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A migration of one statement each way. */
export function statements(up: string, down: string, more = ''): string {
  return `import type { Knex } from 'knex';
${more}
export async function up(knex: Knex): Promise<void> {
  await knex.raw(\`${up}\`);
}
export async function down(knex: Knex): Promise<void> {
  await knex.raw(\`${down}\`);
}
`;
}

/** Two that make a table and a column of it. */
export const pets = {
  '20260101000000_create_pets.ts': statements('create table pets (id int primary key)', 'drop table pets'),
  '20260102000000_add_name.ts': statements(
    'alter table pets add column name text',
    'alter table pets drop column name',
  ),
};

/** What a refusal says. */
export async function findingsOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    thrown => thrown,
  );
  if (!(error instanceof FindingsError)) throw error ?? new Error('it was taken');
  return error.findings.map(({ code, message, location }) => ({
    code,
    message,
    at: location && [location.file, location.line, location.column].join(':'),
  }));
}
