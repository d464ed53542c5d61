import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createMigrator } from '../../../src/database/index.js';
import { emptyDatabase, findingsOf, folderOf, pets, put, statements } from './migrated.js';

const loader = resolve(import.meta.dirname, '../../support/typescript.mjs');

const program = `
  import { connectDatabase, createMigrator } from 'specwright/database';
  const database = connectDatabase({ connection: process.env.DATABASE_URL });
  try {
    await createMigrator(database, { folder: 'migrations' }).up();
    console.log('done');
  } catch (error) {
    console.log(error.findings.map(({ code, message }) => code + ' ' + message).join());
    process.exitCode = 3;
  }
  await database.close();`;

/** Runs a first migration, and one after it, in a process of their own. */
async function up(body: string, more = '') {
  const { url, knex } = await emptyDatabase();
  const migration = `${more}\nexport async function up(knex) { ${body} }\nexport async function down() {}\n`;
  const cwd = folderOf({ 'main.ts': program, 'migrations/20251231000000_go_astray.ts': migration });
  put(join(cwd, 'migrations'), pets);
  const env = { DATABASE_URL: url };
  const child = spawn(process.execPath, ['--import', loader, 'main.ts'], { cwd, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', piece => (stdout += piece));
  child.stderr.on('data', piece => (stderr += piece));
  const [code] = await once(child, 'close');
  const ran = (await createMigrator({ knex }, { folder: join(cwd, 'migrations') }).status()).entries;
  return { code, stdout: stdout.trim(), stderr, ran: ran.filter(({ row }) => row).map(({ name }) => name) };
}

/** One that has three statements. */
const ending = (end: string, last: string) => ({
  '20251231000000_end_it.ts': `
    export async function up(knex) {
      for (const sql of ['create table half ()', '${end}', '${last}']) await knex.raw(sql);
    }
    export async function down() {}`,
});

describe('a migration that does what none should', () => {
  it('and ends the process, ends it with a failure that names it, and nothing of it is kept', async () => {
    const { code, stderr, ran } = await up("await knex.raw('create table half ()'); process.exit(0);");
    expect([code, ran]).toEqual([1, []]);
    expect(stderr).toContain('20251231000000_go_astray ended the process before it was done');
  });

  it('and ends the process as it is imported, ends it with a failure that names it, too', async () => {
    const { code, stderr, ran } = await up('', 'process.exit(0);');
    expect([code, ran]).toEqual([1, []]);
    expect(stderr).toContain('20251231000000_go_astray ended the process before it was done');
  });

  it.each(['commit', 'rollback', 'commit; begin'])(
    'and ends its transaction by %s, is no migration that ran',
    async end => {
      const { knex } = await emptyDatabase();
      const migrator = createMigrator({ knex }, { folder: folderOf(ending(end, 'select 1')) });
      expect(await findingsOf(migrator.up())).toMatchObject([
        { code: 'migration-failed', message: expect.stringContaining('COMMIT or ROLLBACK') },
      ]);
      expect((await migrator.status()).entries).toMatchObject([{ state: 'pending' }]);
    },
  );

  it('and fails after it has ended its transaction, is told of both: nobody would look for what is there', async () => {
    const { knex } = await emptyDatabase();
    const migrator = createMigrator({ knex }, { folder: folderOf(ending('commit', 'select 1 / 0')) });
    expect(await findingsOf(migrator.up())).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('statement 3') },
      { code: 'migration-failed', message: expect.stringContaining('a part of it may be there') },
    ]);
  });

  it('but may make and take back savepoints of its transaction', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(ending('savepoint a; rollback to a; release a', 'select 1'));
    expect((await createMigrator({ knex }, { folder }).up()).applied).toHaveLength(1);
  });

  it.each(['', 'export const transaction = false;'])(
    'and does not wait for a statement that fails, is told of that statement and of no value: %s',
    async more => {
      const { code, stdout, stderr, ran } = await up(
        "knex.raw(`select 'hunter2'::int`).then(() => {}); await new Promise(done => setTimeout(done, 100));",
        more,
      );
      expect([code, stderr]).toEqual([3, '']);
      expect(stdout).toMatch(/^migration-failed up of 20251231000000_go_astray failed: statement 1.*\(22P02\)/);
      expect(stdout).not.toContain('hunter2');
      expect(ran).toEqual(more === '' ? [] : ['20251231000000_go_astray']);
    },
  );

  it('and fails by itself beside the statements, is left to the process as Node does it', async () => {
    const { code, stderr } = await up(
      "Promise.reject(new Error('of somebody else')); await new Promise(done => setTimeout(done, 100));",
    );
    expect(code).toBe(1);
    expect(stderr).toContain('of somebody else');
  });

  it.each(['', 'export const transaction = false;'])(
    'and leaves an empty search path behind, as scripts of pg_dump do, hinders nobody: %s',
    async more => {
      const { knex } = await emptyDatabase();
      const folder = folderOf({
        '20251231000000_run_dump.ts': statements("select set_config('search_path', '', false)", 'select 1', more),
        ...pets,
      });
      expect((await createMigrator({ knex }, { folder }).up()).applied).toHaveLength(3);
      expect(await knex.schema.hasColumn('pets', 'name')).toBe(true);
    },
  );
});
