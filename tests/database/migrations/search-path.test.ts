import { connectDatabase, createMigrator } from '../../../src/database/index.js';
import { emptyDatabase, findingsOf, folderOf, pets, statements } from './migrated.js';

const outside = (up: string) => `export const transaction = false;
export async function up(knex) { ${up} }
export async function down() {}
`;

describe('a migration that sets the search path', () => {
  it('outside a transaction, on both of its connections, hides nothing from what comes after', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      '20251231000000_set_path.ts': outside(`
        const dump = () => knex.transaction(async trx => {
          await trx.raw("select set_config('search_path', '', false)");
          await trx.raw('select pg_sleep(0.1)');
        });
        await Promise.all([dump(), dump()]);`),
      '20260103000000_fill_pets.ts': outside(`
        const fill = id => knex.transaction(async trx => {
          await trx.raw('select pg_sleep(0.1)');
          await trx.raw('insert into pets (id) values (' + id + ')');
        });
        await Promise.all([fill(1), fill(2)]);`),
      ...pets,
    });
    await createMigrator({ knex }, { folder }).up();
    const { entries } = await createMigrator({ knex }, { folder }).status();
    expect(entries.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'applied']);
    expect(await knex('pets').pluck('id')).toHaveLength(2);
  });

  it('outside a transaction, and fails, hides none of what was invalid before it', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table cats (id int); insert into cats values (1), (1)');
    await expect(knex.raw('create unique index concurrently before on cats (id)')).rejects.toMatchObject({
      code: '23505',
    });
    const folder = folderOf({
      '20251231000000_fail_always.ts': outside(`
        await knex.raw("select set_config('search_path', '', false)");
        await knex.raw('select 1 / 0');`),
    });
    expect((await findingsOf(createMigrator({ knex }, { folder }).up())).map(({ code }) => code)).toEqual([
      'migration-failed',
    ]);
  });
});

describe('a migration that makes a schema of the name of its user', () => {
  const own = 'create schema authorization current_user';
  const last = '20270101000000_create_own_schema';

  it('is refused, since what ran would not be found any more', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({ ...pets, [`${last}.ts`]: statements(own, 'select 1') });
    const { rows } = await knex.raw('select current_user as name');
    const up = createMigrator({ knex }, { folder }).up();
    await expect(up).rejects.toMatchObject({
      findings: [
        {
          code: 'migration-failed',
          message: `${last} leads plain names to schema ${rows[0].name}; what has run is remembered in schema public`,
          remedy: expect.stringContaining('?options=-csearch_path%3Dpublic'),
        },
      ],
    });
    const { entries } = await createMigrator({ knex }, { folder }).status();
    expect(entries.map(({ state }) => state)).toEqual(['applied', 'applied', 'pending']);
  });

  it('runs where the connection names the schema', async () => {
    const { url } = await emptyDatabase();
    const folder = folderOf({ ...pets, [`${last}.ts`]: statements(own, 'select 1') });
    const named = connectDatabase({
      connection: `${url}${url.includes('?') ? '&' : '?'}options=-csearch_path%3Dpublic`,
    });
    const migrator = createMigrator(named, { folder });
    await migrator.up();
    const { entries } = await migrator.status();
    await named.close();
    expect(entries.map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });
});
