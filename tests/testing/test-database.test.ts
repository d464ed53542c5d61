import { join } from 'node:path';
import { connectDatabase, type Database } from '../../src/database/index.js';
import { testDatabase } from '../../src/testing/index.js';
import { findingsOf, folderOf, pets, put, statements } from '../database/migrations/migrated.js';
import { cluster } from '../support/postgres.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A database with what the migrations of a folder make. */
async function open(migrations?: string): Promise<Database> {
  const { connection, drop } = await testDatabase(migrations === undefined ? {} : { migrations });
  const database = connectDatabase({ connection });
  ends.push(drop, () => database.close());
  return database;
}

async function templates(): Promise<string[]> {
  const { knex, close } = connectDatabase({ connection: (await cluster()).connection });
  const names = await knex('pg_database')
    .where({ datistemplate: true })
    .whereLike('datname', 'template\\_%')
    .pluck('datname');
  await close();
  return names;
}

describe('a database of a test file', () => {
  it('has what the migrations make, and nothing of what other files do', async () => {
    const folder = folderOf(pets);
    const [one, other] = await Promise.all([open(folder), open(folder)]);
    await one.knex('pets').insert({ id: 1, name: 'Rex' });
    expect(await one.knex('pets')).toHaveLength(1);
    expect(await other.knex('pets')).toEqual([]);
  });

  it('is copied from a template that all files share, made once however many ask at once', async () => {
    const marked = statements('create table made as select clock_timestamp() as at', 'drop table made');
    const folder = folderOf({ '20260101000000_create_made.ts': marked });
    const before = await templates();
    const all = await Promise.all(Array.from({ length: 6 }, () => open(folder)));
    const made = await Promise.all(all.map(({ knex }) => knex('made').pluck('at')));
    expect(new Set(made.map(([at]) => (at as Date).toISOString())).size).toBe(1);
    expect((await templates()).filter(name => !before.includes(name))).toEqual([
      expect.stringMatching(/^template_[0-9a-f]{16}$/),
    ]);
  });

  it.each([
    ['a migration is edited', '20260101000000_create_pets.ts'],
    ['a data migration comes', join('data', '20260103000000_name_pets.ts')],
  ])('is of another template once %s', async (_what, file) => {
    const folder = folderOf(pets);
    await open(folder);
    const before = await templates();
    const text = 'export async function batch() { return null; }\n';
    put(folder, { [file]: file.startsWith('data') ? text : `${pets['20260101000000_create_pets.ts']}// more\n` });
    await open(folder);
    expect((await templates()).length).toBe(before.length + 1);
  });

  it('is not there where a migration fails, with its findings, and is once that is mended', async () => {
    const folder = folderOf({ '20260101000000_create_pets.ts': statements('create tabel pets ()', 'select 1') });
    expect(await findingsOf(testDatabase({ migrations: folder }))).toMatchObject([{ code: 'migration-failed' }]);
    put(folder, pets);
    expect(await (await open(folder)).knex('pets')).toEqual([]);
  });

  it('is owned by a role that is no superuser', async () => {
    const { knex } = await open();
    const { rows } = await knex.raw(
      `select rolsuper, datdba = r.oid as owns from pg_roles r, pg_database
       where rolname = current_user and datname = current_database()`,
    );
    expect(rows).toEqual([{ rolsuper: false, owns: true }]);
  });

  it('is removed even while somebody is connected', async () => {
    const { connection, drop } = await testDatabase();
    const database = connectDatabase({ connection });
    await database.ping();
    await drop();
    await drop();
    await expect(database.ping()).rejects.toMatchObject({ status: 503 });
    await database.close();
  });

  it('needs a run that has begun', async () => {
    const run = process.env['SPECWRIGHT_TEST_RUN'];
    delete process.env['SPECWRIGHT_TEST_RUN'];
    try {
      await expect(testDatabase()).rejects.toThrow('call startTestRun()');
    } finally {
      process.env['SPECWRIGHT_TEST_RUN'] = run;
    }
  });
});
