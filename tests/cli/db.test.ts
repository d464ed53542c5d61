import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDatabase, folderOf, pets, put, statements } from '../database/migrations/migrated.js';
import { runCli } from './run-cli.js';

async function project(more: Readonly<Record<string, string>> = {}) {
  const { url, knex } = await emptyDatabase();
  const files = Object.fromEntries(Object.entries(pets).map(([name, text]) => [`migrations/${name}`, text]));
  const cwd = folderOf({ ...files, ...more });
  const run = (...args: string[]) => runCli(['db', ...args], { cwd, env: { DATABASE_URL: url } });
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args, '--format', 'json');
    return { code, stderr, ...JSON.parse(stdout) };
  };
  return { cwd, url, knex, run, json };
}

const [first, second] = Object.keys(pets).map(file => file.replace('.ts', ''));

describe('specwright db', () => {
  it('shows what has not run, runs it, and shows that it has', async () => {
    const { run, json } = await project();
    expect((await run('status')).stdout).toMatch(/^pending +20260101000000_create_pets\n/);
    expect(await json('up')).toMatchObject({ code: 0, applied: [{ name: first }, { name: second }], reverted: [] });
    expect(await json('status')).toMatchObject({ code: 0, migrations: [{ state: 'applied' }, { state: 'applied' }] });
    expect(await run('up')).toMatchObject({
      code: 0,
      stdout: 'Nothing to do: the database is where its migrations say\n',
    });
  });

  it('takes back one where --yes says so, and nothing without', async () => {
    const { run, json, knex } = await project();
    await run('up');
    expect(await run('down')).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
    expect(await knex.schema.hasColumn('pets', 'name')).toBe(true);
    expect(await json('down', '--yes')).toMatchObject({ code: 0, reverted: [{ name: second }] });
    expect(await json('down', '--yes', '--steps', '9')).toMatchObject({ code: 0, reverted: [{ name: first }] });
  });

  it.each([
    ['y\n', 0, false],
    ['n\n', 2, true],
    ['', 2, true],
  ])('asks at a terminal, and takes %j for what it is', async (stdin, want, kept) => {
    const { cwd, url, run, knex } = await project();
    await run('up');
    const { code, stderr } = await runCli(['db', 'down'], { cwd, env: { DATABASE_URL: url }, tty: true, stdin });
    expect({ code, asked: stderr.includes(`Taking back ${second} may lose data. Go on?`) }).toEqual({
      code: want,
      asked: true,
    });
    expect(await knex.schema.hasColumn('pets', 'name')).toBe(kept);
  });

  it('goes to a name', async () => {
    const { json } = await project();
    expect(await json('to', first!)).toMatchObject({ code: 0, applied: [{ name: first }] });
    expect(await json('to', second!)).toMatchObject({ code: 0, applied: [{ name: second }] });
    expect(await json('to', first!, '--yes')).toMatchObject({ code: 0, reverted: [{ name: second }] });
    expect(await json('to', 'nowhere')).toMatchObject({ code: 2, findings: [{ code: 'migration-unknown' }] });
  });

  it.each([
    ['schema', [], 'migrations'],
    ['concurrent', ['--concurrent'], 'migrations'],
    ['data', ['--data'], 'migrations/data'],
  ])('makes a %s migration that is one', async (_kind, args, folder) => {
    const { cwd, run } = await project();
    const { code, stdout } = await run('new', 'add price to pets', ...args);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^${folder}/\\d{14}_add_price_to_pets\\.ts\n$`)),
    });
    expect(existsSync(join(cwd, stdout.trim()))).toBe(true);
    expect((await run('status')).code).toBe(0);
    expect(await run('new', 'pets')).toMatchObject({ code: 2 });
  });

  it('warns where a new migration has the name of one that is there', async () => {
    const { run } = await project();
    expect(await run('new', 'add price')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('new', 'create pets')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^Called the same: 20260101000000_create_pets\.ts\. /),
    });
  });

  it('shows how far each data migration has come', async () => {
    const { cwd, run, json } = await project();
    put(cwd, {
      'migrations/data/20260103000000_name_pets.ts':
        'export const batch = async (knex, cursor) => (cursor === null ? { cursor: 7, rows: 3 } : null);',
    });
    const entry = { name: '20260103000000_name_pets', state: 'pending', batches: 0, rows: 0, cursor: null };
    expect(await json('status')).toMatchObject({ code: 0, data: [entry] });
    await run('up');
    await run('data');
    expect(await json('status')).toMatchObject({ data: [{ state: 'done', batches: 1, rows: 3, cursor: 7 }] });
    expect((await run('status')).stdout).toContain(
      'done          20260103000000_name_pets  data: 3 rows in 1 batches\n',
    );
  });

  it('finds nothing where the database is what its migrations make, and each difference where it is not', async () => {
    const { run, json, knex } = await project();
    expect(await json('check')).toMatchObject({
      code: 1,
      findings: [{ code: 'migration-pending' }, { code: 'migration-pending' }],
    });
    await run('up');
    expect(await run('check')).toEqual({ code: 0, stdout: 'The database is what its migrations make\n', stderr: '' });
    await knex.raw('alter table pets alter column name set default 1; create index by_hand on pets (name)');
    const { code, findings } = await json('check');
    expect({ code, messages: findings.map((one: { message: string }) => one.message) }).toEqual({
      code: 1,
      messages: [
        'Missing: column public.pets.name text',
        'Not of a migration: column public.pets.name text default 1',
        'Not of a migration: index CREATE INDEX by_hand ON public.pets USING btree (name)',
      ],
    });
  });

  it('leaves the schemas out that others look after', async () => {
    const { run, cwd, knex } = await project();
    await run('up');
    await knex.raw('create schema pgboss; create table pgboss.job (id int)');
    expect((await run('check')).code).toBe(1);
    expect((await run('check', '--exclude', 'other,pgboss')).code).toBe(0);
    put(cwd, { 'specwright.config.yaml': 'database: { exclude: [pgboss] }\n' });
    expect((await run('check')).code).toBe(0);
  });

  it('runs data migrations and seeds, these twice', async () => {
    const { run, json, knex, cwd } = await project({
      'migrations/data/20260103000000_name_pets.ts': `
        export async function batch(knex, cursor, size) {
          const rows = await knex('pets').select('id').where('id', '>', cursor ?? 0).orderBy('id').limit(size);
          if (rows.length === 0) return null;
          await knex('pets').whereIn('id', rows.map(({ id }) => id)).update({ name: knex.raw("'pet ' || id") });
          return { cursor: rows.at(-1).id, rows: rows.length };
        }
        export const size = 2;`,
      'seeds/pets.ts': `
        export async function seed(knex) {
          await knex('pets').insert([1, 2, 3].map(id => ({ id }))).onConflict('id').ignore();
        }`,
    });
    expect(await json('data')).toMatchObject({ code: 1, findings: [{ code: 'data-migration-early' }] });
    await run('up');
    for (const _turn of [1, 2]) expect(await json('seed')).toMatchObject({ code: 0, seeds: ['pets'] });
    expect(await json('data')).toMatchObject({ code: 0, data: [{ rows: 3, batches: 2, finished: true }] });
    expect(await json('data')).toMatchObject({ code: 0, data: [] });
    expect(await knex('pets').orderBy('id').pluck('name')).toEqual(['pet 1', 'pet 2', 'pet 3']);
    put(cwd, { 'seeds/tags.ts': "export async function seed(knex) { await knex('pets').insert({ id: 1 }); }" });
    expect(await run('seed')).toMatchObject({ code: 1, stdout: expect.stringContaining('upsert') });
  });

  it('shows how far a data migration has come, where somebody looks', async () => {
    const { cwd, url, run, knex } = await project({
      'migrations/data/20260103000000_name_pets.ts': `
        export const size = 2;
        export const total = async knex => Number((await knex('pets').count())[0].count);
        export async function batch(knex, cursor, size) {
          const ids = await knex('pets').where('id', '>', cursor ?? 0).orderBy('id').limit(size).pluck('id');
          if (ids.length === 0) return null;
          await knex.raw('select pg_sleep(0.6)');
          return { cursor: ids.at(-1), rows: ids.length };
        }`,
    });
    await run('up');
    await knex('pets').insert([1, 2, 3, 4].map(id => ({ id })));
    const { code, stderr } = await runCli(['db', 'data'], { cwd, env: { DATABASE_URL: url }, tty: true });
    expect(code).toBe(0);
    expect(stderr).toContain('20260103000000_name_pets: 4 rows of 4 (100 %)');
  });

  it('takes the folders and the name of the variable from the settings', async () => {
    const { url } = await emptyDatabase();
    const cwd = folderOf({
      'specwright.config.yaml': 'database: { url: PETS_URL, migrations: db/steps }\n',
      'db/steps/20260101000000_create_pets.ts': statements('create table pets (id int)', 'drop table pets'),
    });
    expect((await runCli(['db', 'up'], { cwd, env: { PETS_URL: url } })).code).toBe(0);
    const without = await runCli(['db', 'up'], { cwd, env: {} });
    expect(without).toMatchObject({ code: 2, stderr: expect.stringContaining('PETS_URL is not set') });
  });

  it('shows the line of the statement that failed', async () => {
    const { run } = await project({ 'migrations/20260103000000_break_pets.ts': statements('create tabel x ()', '') });
    const { code, stdout } = await run('up');
    expect(code).toBe(1);
    expect(stdout).toContain('migrations/20260103000000_break_pets.ts:4:26 error');
    expect(stdout).toContain('  4 |   await knex.raw(`create tabel x ()`);');
  });

  it.each([
    [
      'nothing that listens',
      'postgres://u:hunter2@127.0.0.1:1/db',
      'No connection to the database at 127.0.0.1:1: nothing listens there (ECONNREFUSED)',
    ],
    [
      'no socket',
      'postgres://u:hunter2@localhost/db?host=/nowhere',
      'No connection to the database at the socket /nowhere/.s.PGSQL.5432: there is no such socket (ENOENT)',
    ],
    ['no URL', 'hunter2', 'DATABASE_URL holds no whole URL of Postgres'],
    ['a URL that is broken', 'postgres://u:hunter2@[', 'DATABASE_URL holds no whole URL of Postgres'],
    ['a URL of nothing', 'postgres://', 'DATABASE_URL holds no whole URL of Postgres'],
  ])('tells of %s without the rest of the URL', async (_what, url, want) => {
    const { code, stdout, stderr } = await runCli(['db', 'status'], {
      cwd: folderOf({ 'migrations/.keep': '' }),
      env: { DATABASE_URL: url },
    });
    expect(code).toBe(2);
    expect(stderr).toContain(want);
    expect(stdout + stderr).not.toContain('hunter2');
  });

  it.each([
    ['status', 'migrations', 'db new NAME` makes it'],
    ['up', 'migrations', 'name it by --migrations'],
    ['check', 'migrations', '`database.migrations` in the settings'],
    ['seed', 'seeds', 'name it by --seeds'],
  ])('says of db %s without a folder which one it looked for, and what to do', async (action, kind, want) => {
    const { url } = await emptyDatabase();
    const cwd = folderOf({});
    const { code, stderr } = await runCli(['db', action], { cwd, env: { DATABASE_URL: url } });
    expect(code).toBe(2);
    expect(stderr).toContain(`The folder of ${kind}, ${join(cwd, kind)}, does not exist (ENOENT)`);
    expect(stderr).toContain(want);
  });

  it('says that what should be the folder of migrations is a file', async () => {
    const { url } = await emptyDatabase();
    const cwd = folderOf({ migrations: '' });
    const { code, stderr } = await runCli(['db', 'status'], { cwd, env: { DATABASE_URL: url } });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('is no folder (ENOTDIR)') });
  });

  it('refuses a URL in the settings without telling it', async () => {
    const cwd = folderOf({ 'specwright.config.yaml': 'database: { url: "postgres://u:hunter2@h/d" }\n' });
    const { code, stderr } = await runCli(['db', 'status'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^specwright\.config\.yaml:1:18 error 'database\.url' must be the name/);
  });

  it.each([
    [['to'], 'db to needs a name'],
    [['up', 'x'], 'db up takes no name'],
    [['sideways'], 'Allowed choices'],
    [['up', '--lock-timeout', 'soon'], '--lock-timeout must be a number of seconds'],
    [['down', '--steps', '0'], '--steps must be'],
  ])('refuses %j', async (args, want) => {
    const { run } = await project();
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(want) });
  });
});
