import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLoader, type Database, prepared, queryBudget, withTransaction } from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

/** A loader of `key` times ten that keeps its batches. */
function recorded(options = {}) {
  const batches: number[][] = [];
  const loader = createLoader<number, number>(async keys => {
    batches.push([...keys]);
    return new Map(
      keys.filter(key => key >= 0).map(key => [key, key === 13 ? new RangeError('13') : key * 10] as const) as [
        number,
        number,
      ][],
    );
  }, options);
  return { batches, loader };
}

describe('a loader', () => {
  it('reads the keys of one tick in one batch, each once', async () => {
    const { batches, loader } = recorded();
    expect(await Promise.all([loader.load(1), loader.load(2), loader.load(1)])).toEqual([10, 20, 10]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('takes in what is asked by continuations of the same tick', async () => {
    const { batches, loader } = recorded();
    const later = async (key: number) => {
      await null;
      return loader.load(key);
    };
    await Promise.all([loader.load(1), later(2), later(3)]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('keeps what it has read, until that is cleared', async () => {
    const { batches, loader } = recorded();
    await loader.load(1);
    await loader.loadMany([1, 2]);
    loader.clear(1);
    await loader.loadMany([1, 2]);
    expect(batches).toEqual([[1], [2], [1]]);
  });

  it('gives undefined for a key that is missing', async () => {
    const { loader } = recorded();
    expect(await loader.loadMany([1, -1])).toEqual([10, undefined]);
  });

  it('throws the error of a key to those who asked for it alone, and does not keep it', async () => {
    const { batches, loader } = recorded();
    const [fine, failed] = await Promise.allSettled([loader.load(1), loader.load(13)]);
    expect([fine?.status, failed]).toEqual(['fulfilled', { status: 'rejected', reason: new RangeError('13') }]);
    await loader.load(13).catch(() => {});
    expect(batches).toEqual([[1, 13], [13]]);
  });

  it('throws the error of a batch to all of it', async () => {
    const loader = createLoader<number, number>(async () => {
      throw new TypeError('batch');
    });
    const settled = await Promise.allSettled([loader.load(1), loader.load(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('divides what is more than a batch may hold', async () => {
    const { batches, loader } = recorded({ max: 2 });
    expect(await loader.loadMany([1, 2, 3, 4, 5])).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('compares keys by their identity', async () => {
    const asked: object[] = [];
    const loader = createLoader<{ readonly id: number }, string>(
      async keys => {
        asked.push(...keys);
        return new Map(keys.map(({ id }) => [{ id }, `value ${id}`]));
      },
      { identity: ({ id }) => id },
    );
    expect(await loader.loadMany([{ id: 1 }, { id: 1 }])).toEqual(['value 1', 'value 1']);
    expect(asked).toEqual([{ id: 1 }]);
  });
});

describe('the query budget', () => {
  let opened: Opened;
  let database: Database;
  beforeAll(async () => {
    opened = await openedDatabase();
    database = opened.open();
    await database.knex.raw(`
      create table owners (id int primary key, name text);
      create table dogs (id int primary key, owner_id int references owners);
      insert into owners select n, 'owner ' || n from generate_series(1, 100) n;
      insert into dogs select n, n from generate_series(1, 100) n`);
  });
  afterAll(() => opened.close());

  const dogs = prepared<{ id: number; owner_id: number }, [number]>('dogs', 'select * from dogs order by id limit $1');
  const owners = prepared<{ id: number; name: string }, [readonly number[]]>(
    'owners',
    'select * from owners where id = any($1)',
  );

  const batched = async (limit: number) => {
    const owner = createLoader<number, string>(
      async ids => new Map((await owners.all(database, ids)).map(({ id, name }) => [id, name])),
    );
    return Promise.all(
      (await dogs.all(database, limit)).map(async dog => ({ ...dog, owner: await owner.load(dog.owner_id) })),
    );
  };
  const oneByOne = async (limit: number) =>
    Promise.all(
      (await dogs.all(database, limit)).map(async dog => database.knex('owners').where({ id: dog.owner_id }).first()),
    );

  it('is the same for one item and a hundred with a loader', async () => {
    const one = await queryBudget(database, () => batched(1));
    const hundred = await queryBudget(database, () => batched(100));
    expect([one.result.length, hundred.result.length]).toEqual([1, 100]);
    expect(hundred.result[99]).toEqual({ id: 100, owner_id: 100, owner: 'owner 100' });
    expect([one.count, hundred.count]).toEqual([2, 2]);
  });

  it('is not without one', async () => {
    expect((await queryBudget(database, () => oneByOne(100))).count).toBe(101);
  });

  it('counts the statements of transactions', async () => {
    const { count } = await queryBudget(database, () => withTransaction(database, trx => dogs.all(trx, 1)));
    expect(count).toBe(3);
    expect((await queryBudget(database, async () => {})).count).toBe(0);
  });
});
