import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, prepared, withTransaction } from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open({ pool: { max: 3 } });
  await database.knex.raw(
    "create table pets (id int primary key, name text); insert into pets values (1, 'Rex'), (2, 'Ada')",
  );
});
afterAll(() => opened.close());

describe('a prepared statement', () => {
  it('gives its rows, or the first', async () => {
    const byName = prepared<{ id: number }, [string]>(
      'pets by name',
      'select id from pets where name >= $1 order by id',
    );
    expect(await byName.all(database, 'A')).toEqual([{ id: 1 }, { id: 2 }]);
    expect(await byName.first(database.knex, 'B')).toEqual({ id: 1 });
    expect(await byName.first(database, 'Z')).toBeUndefined();
  });

  it('is prepared once a connection', async () => {
    const own = opened.open({ pool: { max: 1 } });
    const one = prepared('one', 'select 1 as one');
    for (let turn = 0; turn < 5; turn++) await one.all(own);
    const { rows } = await own.knex.raw(
      "select name, generic_plans + custom_plans as plans from pg_prepared_statements where statement = 'select 1 as one'",
    );
    expect(rows).toEqual([{ name: expect.stringMatching(/^one_/), plans: 5 }]);
  });

  it('runs within a transaction', async () => {
    const rename = prepared<{ name: string }, [string]>(
      'rename',
      'update pets set name = $1 where id = 1 returning name',
    );
    const work = withTransaction(database, async trx => {
      expect(await rename.all(trx, 'Max')).toEqual([{ name: 'Max' }]);
      throw new RangeError('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await database.knex('pets').where({ id: 1 }).first()).toEqual({ id: 1, name: 'Rex' });
  });

  it('is kept apart from another of its name, and takes names of any length', async () => {
    const name = 'n'.repeat(100);
    const [one, other] = [prepared(name, 'select 1 as n'), prepared(name, 'select 2 as n')];
    expect([await one.first(database), await other.first(database), await one.first(database)]).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 1 },
    ]);
  });

  it('is prepared anew after a migration changed its table, on all connections at once', async () => {
    const all = prepared('all pets', 'select * from pets where id = 1');
    const ask = () => Promise.all([1, 2, 3, 4, 5, 6].map(() => all.first(database)));
    await ask();
    await database.knex.raw('alter table pets add column age int');
    expect(await ask()).toEqual(Array(6).fill({ id: 1, name: 'Rex', age: null }));
    await database.knex.raw('alter table pets drop column age');
    const within = () => withTransaction(database, trx => all.first(trx));
    expect(await Promise.all([within(), within(), within()])).toEqual(Array(3).fill({ id: 1, name: 'Rex' }));
  });

  it('takes values as values, whatever they hold', async () => {
    const echo = prepared<{ text: string }, [string]>('echo', 'select $1::text as text');
    const hostile = `'; drop table pets; -- $1 ? \\ "`;
    expect(await echo.first(database, hostile)).toEqual({ text: hostile });
    expect(await database.knex('pets').count().first()).toEqual({ count: 2 });
  });
});
