import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createMigrator, runDataMigrations, runSeeds } from '../../../src/database/index.js';
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

  it.each([
    'commit',
    'rollback',
    'commit; begin',
    'rollback; begin',
    'rollback and chain',
    'commit and chain',
    'abort',
  ])('and ends its transaction by %s, is no migration that ran', async end => {
    const { knex } = await emptyDatabase();
    const migrator = createMigrator({ knex }, { folder: folderOf(ending(end, 'select 1')) });
    expect(await findingsOf(migrator.up())).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('COMMIT or ROLLBACK') },
    ]);
    expect((await migrator.status()).entries).toMatchObject([{ state: 'pending' }]);
  });

  it('and ends it without waiting for that, is none that ran either', async () => {
    const { knex } = await emptyDatabase();
    const text = `export async function up(knex) { knex.raw('commit').then(() => {}); }
      export async function down() {}`;
    const migrator = createMigrator({ knex }, { folder: folderOf({ '20251231000000_end_it.ts': text }) });
    expect(await findingsOf(migrator.up())).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('COMMIT or ROLLBACK') },
    ]);
  });

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
    const folder = folderOf(
      ending('savepoint a; rollback /* all */ to a; rollback transaction to savepoint a; release a', 'select 1'),
    );
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

  it.each([
    ['knex.raw(`create table late (id int)`)', "knex.raw('create table late ...')", 3],
    ["knex.raw('-- of old\\n insert into pets values (?)', ['hunter2'])", "knex.raw('insert into pets values ...')", 3],
    ['knex.raw("select \'hunter2\'")', "knex.raw('select ...')", 3],
    ["knex.schema.createTable('late', () => {})", "knex.schema.createTable('late' ...)", 3],
    ["knex.schema.hasTable('late')", "knex.schema.hasTable('late' ...)", 3],
    ["knex.schema.raw('drop table pets')", "knex.schema.raw('drop table pets ...')", 3],
    ["knex('pets').insert({ name: 'hunter2' })", "knex('pets').insert(...)", 3],
    ["knex('pets').where({ id: 1 }).del()", "knex('pets').del(...)", 3],
  ])('and makes %s and never sends it, fails and is told of it by name and place', async (made, told, line) => {
    const { knex } = await emptyDatabase();
    for (const more of ['', 'export const transaction = false;']) {
      const text = `${more}\nexport async function up(knex) {\n${made};\n}\nexport async function down() {}\n`;
      const migrator = createMigrator({ knex }, { folder: folderOf({ '20251231000000_go_astray.ts': text }) });
      const [failed] = await findingsOf(migrator.up());
      expect(failed).toMatchObject({ code: 'migration-failed', at: expect.stringMatching(`go_astray.ts:${line}:`) });
      expect(failed?.message).toContain(`nothing waits for ${told}, so it was never sent`);
      expect(failed?.message).not.toContain('hunter2');
    }
  });

  it('and is taken back, is held to what it sends as well', async () => {
    const { knex } = await emptyDatabase();
    const text = `
      export async function up(knex) { await knex.raw('create table pets ()'); }
      export async function down(knex) { knex.schema.dropTable('pets'); }`;
    const migrator = createMigrator({ knex }, { folder: folderOf({ '20251231000000_go_astray.ts': text }) });
    await migrator.up();
    expect(await findingsOf(migrator.down())).toMatchObject([{ message: expect.stringContaining('dropTable') }]);
    expect(await knex.schema.hasTable('pets')).toBe(true);
  });

  it.each([
    [
      'a query that others are made of',
      "const all = knex('pets').where('id', '>', 0); await all.clone().update({ id: 1 });",
    ],
    ['a write that is copied', "const add = knex('pets').insert({ id: 1 }); await add.clone();"],
    ['a part of a statement', "await knex('pets').insert({ id: knex.raw('select 1').wrap('(', ')') });"],
    ['a statement within another', "await knex.with('gone', knex('pets').del().returning('id')).from('gone');"],
    ['a default', "await knex.schema.alterTable('pets', t => t.date('born').defaultTo(knex.raw('current_date')));"],
    ['a text of a statement', "await knex.raw(knex('pets').insert({ id: 1 }).toString());"],
    ['a promise that is waited for later', "const done = knex('pets').insert({ id: 1 }).then(() => {}); await done;"],
    ['a function of the server', 'knex.fn.now();'],
  ])('but may make %s', async (_what, body) => {
    const { knex } = await emptyDatabase();
    const text = `
      export async function up(knex) { await knex.raw('create table pets (id int)'); ${body} }
      export async function down() {}`;
    const folder = folderOf({ '20251231000000_make_more.ts': text });
    expect((await createMigrator({ knex }, { folder }).up()).applied).toHaveLength(1);
  });

  it.each(['', 'export const transaction = false;'])(
    'and does not wait for what it has begun, is waited for all the same: %s',
    async more => {
      const { knex } = await emptyDatabase();
      const text = `${more}
        export async function up(knex) {
          knex.raw('select pg_sleep(0.2)').then(() => knex.raw('create table one ()')).then(() => knex.raw('create table two ()'));
        }
        export async function down() {}`;
      const folder = folderOf({ '20251231000000_begin_more.ts': text });
      expect((await createMigrator({ knex }, { folder }).up()).applied).toHaveLength(1);
      expect([await knex.schema.hasTable('one'), await knex.schema.hasTable('two')]).toEqual([true, true]);
    },
  );
});

describe('work on rows that does what none should', () => {
  const never = "knex('pets').insert({ id: 1 });";

  it('and never sends a statement, fails, and its batch counts as not done', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      ...pets,
      'data/20260103000000_fill_pets.ts': `export async function batch(knex) { ${never} return null; }`,
    });
    await createMigrator({ knex }, { folder }).up();
    const run = () => runDataMigrations({ knex }, { folder });
    expect(await findingsOf(run())).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining("nothing waits for knex('pets').insert(...)") },
    ]);
    expect((await createMigrator({ knex }, { folder }).status()).data).toMatchObject([{ state: 'pending' }]);
  });

  it.each([
    [never, 'nothing waits for'],
    ["await knex.raw('commit');", 'COMMIT or ROLLBACK'],
    ["knex.raw('commit').then(() => {});", 'COMMIT or ROLLBACK'],
  ])('makes a seed fail: %s', async (body, told) => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({ 'fill.ts': `export async function seed(knex) { ${body} }` });
    expect(await findingsOf(runSeeds({ knex }, { folder }))).toMatchObject([
      { code: 'seed-failed', message: expect.stringContaining(told) },
    ]);
  });
});

describe('the total of a data migration', () => {
  it('that makes a statement and waits for it not is told of it, as a batch is', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      ...pets,
      'data/20260103000000_name_pets.ts': `
        export async function total(knex) { knex('pets').insert({ id: 1 }); return 1; }
        export async function batch() { return null; }`,
    });
    await createMigrator({ knex }, { folder }).up();
    expect(await findingsOf(runDataMigrations({ knex }, { folder }))).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining("nothing waits for knex('pets').insert") },
    ]);
    expect(await knex('specwright_data_migrations').whereNotNull('finished_at')).toEqual([]);
  });
});
