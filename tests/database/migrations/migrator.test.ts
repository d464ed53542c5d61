import { createMigrator } from '../../../src/database/index.js';
import { emptyDatabase, findingsOf, folderOf, pets, put, statements } from './migrated.js';

const [first, second] = Object.keys(pets).map(file => file.replace('.ts', '')) as [string, string];
const names = (entries: readonly { readonly name: string }[]) => entries.map(({ name }) => name);

describe('a migrator', () => {
  it('runs what has not run, in order, and then nothing', async () => {
    const { knex } = await emptyDatabase();
    const migrator = createMigrator({ knex }, { folder: folderOf(pets) });
    expect(names((await migrator.up()).applied)).toEqual([first, second]);
    expect(await knex('pets').columnInfo()).toMatchObject({ id: {}, name: {} });
    expect(await migrator.up()).toEqual({ applied: [], reverted: [] });
    const { entries, findings } = await migrator.status();
    expect(findings).toEqual([]);
    expect(entries.map(({ state }) => state)).toEqual(['applied', 'applied']);
    expect(entries[0]?.row).toMatchObject({ applied_at: expect.any(Date), duration_ms: expect.any(Number) });
  });

  it('takes back the last one, as many as are asked for, and goes to a name both ways', async () => {
    const { knex } = await emptyDatabase();
    const migrator = createMigrator({ knex }, { folder: folderOf(pets) });
    expect(names((await migrator.to(first)).applied)).toEqual([first]);
    await migrator.up();
    expect(names((await migrator.to(first)).reverted)).toEqual([second]);
    await migrator.up();
    expect(names((await migrator.down()).reverted)).toEqual([second]);
    await migrator.up();
    expect(names((await migrator.down({ steps: 5 })).reverted)).toEqual([second, first]);
    expect(await knex.schema.hasTable('pets')).toBe(false);
  });

  it('names what is near where a name is not there', async () => {
    const migrator = createMigrator(await emptyDatabase(), { folder: folderOf(pets) });
    expect(await findingsOf(migrator.to('20260102000000_add_names'))).toMatchObject([{ code: 'migration-unknown' }]);
  });

  it('refuses one that was edited after it ran, until that is accepted; line ends are no edit', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(pets);
    await createMigrator({ knex }, { folder }).up();
    const [file, text] = Object.entries(pets)[0]!;
    put(folder, { [file]: text.replaceAll('\n', '\r\n') });
    expect((await createMigrator({ knex }, { folder }).status()).findings).toEqual([]);
    put(folder, { [file]: `${text}// more\n` });
    expect(await findingsOf(createMigrator({ knex }, { folder }).up())).toMatchObject([
      { code: 'migration-edited', message: expect.stringContaining(first) },
    ]);
    await createMigrator({ knex }, { folder, acceptEdited: true }).up();
    expect((await createMigrator({ knex }, { folder }).status()).findings).toEqual([]);
  });

  it('refuses one that ran and has no file', async () => {
    const { knex } = await emptyDatabase();
    await createMigrator({ knex }, { folder: folderOf(pets) }).up();
    const folder = folderOf({ '20260102000000_add_name.ts': pets['20260102000000_add_name.ts'] });
    const migrator = createMigrator({ knex }, { folder });
    const want = [{ code: 'migration-missing', message: expect.stringContaining(first) }];
    expect(await findingsOf(migrator.up())).toMatchObject(want);
    expect(await findingsOf(migrator.down())).toMatchObject(want);
    expect((await migrator.status()).findings).toMatchObject(want);
  });

  it('refuses one older than one that ran, until that is allowed', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf(pets);
    await createMigrator({ knex }, { folder }).up();
    put(folder, { '20260101120000_create_tags.ts': statements('create table tags (id int)', 'drop table tags') });
    expect(await findingsOf(createMigrator({ knex }, { folder }).up())).toMatchObject([
      { code: 'migration-out-of-order', message: expect.stringContaining('20260101120000_create_tags') },
    ]);
    expect(await knex.schema.hasTable('tags')).toBe(false);
    await createMigrator({ knex }, { folder, allowOutOfOrder: true }).up();
    expect(await knex.schema.hasTable('tags')).toBe(true);
    expect((await createMigrator({ knex }, { folder }).status()).findings).toEqual([]);
  });

  it('takes what is compiled of a migration for the same one', async () => {
    const { knex } = await emptyDatabase();
    await createMigrator({ knex }, { folder: folderOf(pets) }).up();
    const compiled = Object.keys(pets).map(file => [
      file.replace('.ts', '.mjs'),
      'export const up = async () => {}; export const down = async () => {};',
    ]);
    const migrator = createMigrator({ knex }, { folder: folderOf(Object.fromEntries(compiled)) });
    expect((await migrator.status()).entries.map(({ state }) => state)).toEqual(['applied', 'applied']);
  });

  it('leaves nothing of one that fails, keeps those before it, and runs the mended one', async () => {
    const { knex } = await emptyDatabase();
    const file = '20260103000000_break_pets.ts';
    const broken = statements('create table half (id int)', '').replace(
      'half (id int)`);',
      'half (id int)`);\n  await knex.raw(`select 1\n    from nowhere`);',
    );
    const folder = folderOf({ ...pets, [file]: broken });
    const found = await findingsOf(createMigrator({ knex }, { folder, cwd: folder }).up());
    expect(found).toEqual([
      {
        code: 'migration-failed',
        message:
          'up of 20260103000000_break_pets failed: statement 2, line 2 column 10: relation "nowhere" does not exist (42P01)',
        at: `${file}:6:10`,
      },
    ]);
    expect(await knex.schema.hasTable('pets')).toBe(true);
    expect(await knex.schema.hasTable('half')).toBe(false);
    put(folder, { [file]: statements('create table whole (id int)', 'drop table whole') });
    expect((await createMigrator({ knex }, { folder }).up()).applied).toHaveLength(1);
  });

  it('tells no value that a statement had', async () => {
    const { knex } = await emptyDatabase();
    const insert = `await knex('pets').insert({ id: knex.raw('?::int', ['hunter2']) });`;
    const folder = folderOf({
      ...pets,
      '20260103000000_fill_pets.ts': `export async function up(knex) { ${insert} }\nexport async function down() {}\n`,
    });
    const [found] = await findingsOf(createMigrator({ knex }, { folder }).up());
    expect(found?.message).toContain('22P02');
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('looks at every module before the first one runs', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      ...pets,
      '20260103000000_forget_down.ts': 'export async function up() {}\n',
      '20260104000000_write_nonsense.ts': 'export async function up() {\n  const = 1;\n}\n',
      '20260105000000_throw_up.ts': "throw new Error('no');\n",
    });
    const migrator = createMigrator({ knex }, { folder, cwd: folder });
    expect(await findingsOf(migrator.up())).toMatchObject([
      { code: 'migration-invalid', message: '20260103000000_forget_down exports no function down' },
      { code: 'migration-invalid', at: '20260104000000_write_nonsense.ts:2:9' },
      { code: 'migration-invalid', message: "20260105000000_throw_up can't be imported: Error: no" },
    ]);
    expect(await knex.schema.hasTable('pets')).toBe(false);
  });

  it.each([
    ['a name without a verb and a noun', { 'create_pets.ts': '' }, 'migration-misnamed'],
    [
      'two of one name',
      { '20260101000000_create_pets.ts': '', '20260101000000_create_pets.js': '' },
      'migration-misnamed',
    ],
  ])('refuses %s', async (_what, files, code) => {
    const migrator = createMigrator(await emptyDatabase(), { folder: folderOf(files) });
    expect(await findingsOf(migrator.up())).toMatchObject([{ code }]);
  });

  it('passes over what is hidden, no script, or a declaration', async () => {
    const folder = folderOf({ ...pets, '.twin.mjs': '', 'README.md': '', 'types.d.ts': '', 'sub/x.ts': '' });
    expect((await createMigrator(await emptyDatabase(), { folder }).status()).entries).toHaveLength(2);
  });

  it('refuses a folder that is not there', async () => {
    const migrator = createMigrator(await emptyDatabase(), { folder: '/nowhere/migrations' });
    expect(await findingsOf(migrator.up())).toMatchObject([{ code: 'migrations-unreadable' }]);
  });

  it('lets migrations import what stands beside them', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      'lib/columns.mjs': "export const columns = '(id int)';\n",
      'migrations/20260101000000_create_pets.ts': `import { columns } from '../lib/columns.mjs';\n${statements('create table pets COLUMNS', 'drop table pets').replace('COLUMNS', '$' + '{columns}')}`,
    });
    await createMigrator({ knex }, { folder: `${folder}/migrations` }).up();
    expect(await knex.schema.hasTable('pets')).toBe(true);
  });
});
