import type { Knex } from 'knex';
import { createMigrator } from '../../../src/database/index.js';
import { until } from '../opened.js';
import { emptyDatabase, folderOf, pets } from './migrated.js';

const named = (knex: Knex): Promise<readonly string[]> =>
  knex('pg_database').whereLike('datname', 'specwright\\_check\\_%').pluck('datname');

describe('the check of a database', () => {
  it('leaves no database behind', async () => {
    const { knex } = await emptyDatabase();
    const migrator = createMigrator({ knex }, { folder: folderOf(pets) });
    await migrator.up();
    expect(await migrator.check()).toEqual([]);
    // others of the same run may be at a check
    const left = await named(knex);
    await until(async () => !(await named(knex)).some(name => left.includes(name)));
    expect((await named(knex)).filter(name => left.includes(name))).toEqual([]);
  });

  it('removes the database that one which was killed has left', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create database specwright_check_1_killed');
    const migrator = createMigrator({ knex }, { folder: folderOf(pets) });
    await migrator.check();
    expect(await named(knex)).not.toContain('specwright_check_1_killed');
  });
});
