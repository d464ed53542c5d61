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

describe('a batch that comes to no end', () => {
  it('is stopped where it gives the cursor that it was given and looked at nothing', async () => {
    const { knex } = await emptyDatabase();
    const folder = folderOf({
      'data/20260102000000_walk_rows.ts': `
        export const batch = async (knex, cursor) =>
          cursor === null ? { cursor: { b: 1, a: [2] }, rows: 5 } : { cursor: { a: [2], b: 1 }, rows: 0 };`,
    });
    expect(await findingsOf(runDataMigrations({ knex }, { folder }))).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('would never end: give null') },
    ]);
  });

  it('may give the same cursor as long as it finds rows', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table left_over as select generate_series(1, 5) as id');
    const folder = folderOf({
      'data/20260102000000_take_rows.ts': `
        export async function batch(knex) {
          const { rowCount } = await knex.raw('delete from left_over where id in (select id from left_over limit 2)');
          return rowCount === 0 ? null : { cursor: 0, rows: rowCount };
        }`,
    });
    expect(await runDataMigrations({ knex }, { folder })).toMatchObject([{ batches: 3, rows: 5, finished: true }]);
  });
});

describe('a batch that would have its effect twice', () => {
  const counting = (more: string) => ({
    'data/20260102000000_count_rows.ts': `
      export async function batch(knex, cursor) {
        if (cursor === 2) return null;
        await knex.raw('update counted set n = n + 1');
        ${more}
      }`,
  });

  it.each([
    ['no cursor, as of a column that is called otherwise', 'return { cursor: undefined, rows: 1 };'],
    ['no cursor that JSON holds', 'return { cursor: NaN, rows: 1 };'],
    ['no number of rows', 'return { cursor: 1 };'],
    ['fewer rows than none', 'return { cursor: 1, rows: -1 };'],
    ['nothing', ''],
  ])('is taken back where it gives %s', async (_what, more) => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table counted as select 0 as n');
    expect(await findingsOf(runDataMigrations({ knex }, { folder: folderOf(counting(more)) }))).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('it gave no { cursor, rows }') },
    ]);
    expect(await knex('counted')).toEqual([{ n: 0 }]);
  });

  it('is stopped where it ends the transaction that its cursor is kept in', async () => {
    const { knex } = await emptyDatabase();
    await knex.raw('create table counted as select 0 as n');
    const folder = folderOf(counting("await knex.raw('commit'); return { cursor: 2, rows: 1 };"));
    expect(await findingsOf(runDataMigrations({ knex }, { folder }))).toMatchObject([
      { code: 'migration-failed', message: expect.stringContaining('COMMIT or ROLLBACK') },
    ]);
  });
});
