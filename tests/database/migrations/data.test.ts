import { runDataMigrations } from '../../../src/database/index.js';
import { emptyDatabase, findingsOf, folderOf } from './migrated.js';

/** A batch that meets another transaction as often as is said, and counts its tries, which no rollback takes back. */
const meeting = (times: number) => ({
  'data/20260102000000_try_rows.ts': `
    export async function batch(knex, cursor) {
      if (cursor !== null) return null;
      await knex.raw("do $$ begin if nextval('tries') <= ${times} then raise exception using errcode = '40001'; end if; end $$");
      return { cursor: 1, rows: 1 };
    }`,
});

describe('a batch that meets another transaction', () => {
  it('is done again', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create sequence tries');
    const done = await runDataMigrations({ knex }, { folder: folderOf(meeting(2)) });
    expect(done).toEqual([{ name: '20260102000000_try_rows', batches: 1, rows: 1, finished: true }]);
    expect((await knex.raw('select last_value::int as tries from tries')).rows).toEqual([{ tries: 3 }]);
  });

  it('is given up where that has no end', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create sequence tries');
    expect(await findingsOf(runDataMigrations({ knex }, { folder: folderOf(meeting(99)) }))).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('(40001)') },
    ]);
    expect((await knex.raw('select last_value::int as tries from tries')).rows).toEqual([{ tries: 9 }]);
  });
});
