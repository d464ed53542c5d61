import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Knex } from 'knex';
import { type Database, DatabaseError, prepared, withTransaction } from '../../../src/database/index.js';
import { type Opened, openedDatabase, until } from '../opened.js';
import { startProxy } from '../proxy.js';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open();
  await database.knex.raw('create table accounts (id int primary key, balance int not null)');
});
beforeEach(() => database.knex.raw('truncate accounts; insert into accounts values (1, 100), (2, 100)'));
afterAll(() => opened.close());

const balance = async (on: Knex, id: number): Promise<number> => (await on('accounts').where({ id }).first()).balance;
const add = (on: Knex, id: number, amount: number) => on('accounts').where({ id }).increment('balance', amount);

/** Lets each of a number of parties go on once all have come. */
function meeting(parties: number): () => Promise<void> {
  let open = () => {};
  const all = new Promise<void>(resolve => (open = resolve));
  let come = 0;
  return () => {
    if (++come === parties) open();
    return come > parties ? Promise.resolve() : all;
  };
}

describe('a transaction', () => {
  it('keeps what its work has done, and gives what the work gives', async () => {
    expect(await withTransaction(database, trx => add(trx, 1, 5))).toBe(1);
    expect(await balance(database.knex, 1)).toBe(105);
  });

  it('keeps nothing where its work throws', async () => {
    const work = async (trx: Knex) => {
      await add(trx, 1, 5);
      throw new RangeError('no');
    };
    await expect(withTransaction(database, work)).rejects.toThrow(new RangeError('no'));
    expect(await balance(database.knex, 1)).toBe(100);
  });

  it.each([undefined, null])(
    'rejects with an error where its work throws %s, and where a savepoint does',
    async nothing => {
      const work = async (trx: Knex) => {
        await add(trx, 1, 5);
        throw nothing;
      };
      const told = 'The work of the transaction threw nothing';
      await expect(withTransaction(database, work)).rejects.toThrow(told);
      const { signal } = new AbortController();
      await expect(withTransaction(database, work, { signal })).rejects.toThrow(told);
      await withTransaction(database, async trx => {
        await add(trx, 2, 5);
        await expect(withTransaction(trx, work)).rejects.toThrow(told);
      });
      expect([await balance(database.knex, 1), await balance(database.knex, 2)]).toEqual([100, 105]);
    },
  );

  it.each(['read committed', 'repeatable read', 'serializable'] as const)('is isolated as %s', async isolation => {
    const level = withTransaction(database, async trx => (await trx.raw('show transaction_isolation')).rows[0], {
      isolation,
    });
    expect(await level).toEqual({ transaction_isolation: isolation });
  });

  it('writes nothing where it only reads', async () => {
    const work = withTransaction(database, trx => add(trx, 1, 5), { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: '25006' });
  });

  it('fails where its work swallowed an error of a statement: nothing of it was kept', async () => {
    const work = withTransaction(database, async trx => {
      await add(trx, 1, 5);
      await trx.raw('select 1 / 0').catch(() => {});
    });
    await expect(work).rejects.toMatchObject({ code: '25P02' });
    expect(await balance(database.knex, 1)).toBe(100);
  });

  it.each(['commit', 'rollback', 'commit; begin', 'rollback; begin', 'rollback and chain', "prepare transaction 'x'"])(
    'fails where its work ends it by %s, for what it has done is no longer one',
    async end => {
      const work = withTransaction(database, async trx => {
        await add(trx, 1, 5);
        await trx.raw(end).catch(() => {});
        await trx.raw('select 1');
      });
      await expect(work).rejects.toMatchObject({
        code: '2D000',
        message: expect.stringContaining('COMMIT or ROLLBACK'),
      });
      // the next one has a transaction of its own again
      await expect(withTransaction(database, trx => add(trx, 2, 5))).resolves.toBe(1);
    },
  );

  const ends = [
    'commit',
    'rollback',
    'commit; begin',
    'rollback; begin',
    'rollback and chain',
    "prepare transaction 'x'",
  ];

  /** Sends statements that nobody waits for, and that are not answered when the work ends. */
  async function unawaited(trx: Knex.Transaction, ...statements: readonly string[]): Promise<void> {
    for (const sql of ['select pg_sleep(0.3)', ...statements]) trx.raw(sql).catch(() => {});
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
  }

  it.each(ends)('fails where its work ends it by %s that it does not wait for', async end => {
    const work = withTransaction(database, async trx => {
      await add(trx, 1, 5);
      await unawaited(trx, end);
    });
    await expect(work).rejects.toMatchObject({ code: '2D000' });
    await expect(withTransaction(database, trx => add(trx, 2, 5))).resolves.toBe(1);
  });

  it.each(ends)(
    'says so where its work failed after %s that it does not wait for, and is not done again',
    async end => {
      let tries = 0;
      const work = withTransaction(database, async trx => {
        tries++;
        await add(trx, 1, 5);
        await unawaited(trx, end);
        throw new DatabaseError('40001');
      });
      await expect(work).rejects.toMatchObject({ code: '2D000', cause: { code: '40001' } });
      expect(tries).toBe(1);
      await expect(withTransaction(database, trx => add(trx, 2, 5))).resolves.toBe(1);
    },
  );

  it.each(['commit', 'rollback'] as const)('fails where its work calls Knex’s %s, awaited or not', async end => {
    const awaited = withTransaction(database, async trx => {
      await add(trx, 1, 5);
      await trx[end]();
    });
    await expect(awaited).rejects.toMatchObject({ code: '2D000' });
    const unheard = withTransaction(database, async trx => {
      await add(trx, 1, 5);
      void trx[end]();
    });
    await expect(unheard).rejects.toMatchObject({ code: '2D000' });
    await expect(withTransaction(database, trx => add(trx, 2, 5))).resolves.toBe(1);
  });

  it('keeps what its work does not wait for, and savepoints that it takes back so', async () => {
    await withTransaction(database, async trx => {
      await trx.raw('savepoint a');
      await unawaited(trx, 'rollback to a', 'update accounts set balance = 7 where id = 1');
    });
    expect(await balance(database.knex, 1)).toBe(7);
    const failed = withTransaction(database, async trx => {
      await unawaited(trx, 'savepoint a', 'update accounts set balance = 8 where id = 1', 'rollback to a');
      throw new RangeError('no');
    });
    await expect(failed).rejects.toThrow(new RangeError('no'));
    expect(await balance(database.knex, 1)).toBe(7);
  });

  it('is not done again where its work has ended it: a part would be done twice', async () => {
    let tries = 0;
    const work = withTransaction(database, async trx => {
      tries++;
      await add(trx, 1, 5);
      await trx.raw('commit; begin');
      throw new DatabaseError('40001');
    });
    await expect(work).rejects.toMatchObject({ code: '2D000', cause: { code: '40001' } });
    expect([tries, await balance(database.knex, 1)]).toEqual([1, 105]);
  });

  it('may take back savepoints of its own, and those of a transaction within it', async () => {
    await withTransaction(database, async trx => {
      await add(trx, 1, 5);
      await trx.raw('savepoint a; rollback to a; release a');
      await withTransaction(trx, () => Promise.reject(new Error('no'))).catch(() => {});
    });
    expect(await balance(database.knex, 1)).toBe(105);
  });

  it('refuses statements that are prepared once it is over', async () => {
    const one = prepared<{ one: number }>('one', 'select 1 as one');
    const over = await withTransaction(database, async trx => trx);
    await expect(one.all(over)).rejects.toThrow('The transaction is over');
  });
});

describe('a transaction that clashes with another', () => {
  it('is done again after a serialisation failure, so that no update is lost', async () => {
    const met = meeting(2);
    let tries = 0;
    const transfer = () =>
      withTransaction(
        database,
        async trx => {
          tries++;
          const before = await balance(trx, 1);
          await met();
          await trx('accounts')
            .where({ id: 1 })
            .update({ balance: before + 1 });
        },
        { isolation: 'repeatable read' },
      );
    await Promise.all([transfer(), transfer()]);
    expect(await balance(database.knex, 1)).toBe(102);
    expect(tries).toBe(3);
  });

  it('is done again after each deadlock', async () => {
    const met = meeting(2);
    let tries = 0;
    let deadlocks = 0;
    const transfer = (from: number, to: number) =>
      withTransaction(database, async trx => {
        tries++;
        await add(trx, from, -1);
        await met();
        await add(trx, to, 1).catch(error => {
          if (error.code === '40P01') deadlocks++;
          throw error;
        });
      });
    await Promise.all([transfer(1, 2), transfer(2, 1)]);
    expect([await balance(database.knex, 1), await balance(database.knex, 2)]).toEqual([100, 100]);
    // what is done again may take a row before the other, waiting for it, wakes up: then it meets it once more
    expect(deadlocks).toBeGreaterThan(0);
    expect(tries).toBe(2 + deadlocks);
  });

  it('succeeds in the end with many at once', async () => {
    const increment = () =>
      withTransaction(
        database,
        async trx => {
          const before = await balance(trx, 1);
          await trx('accounts')
            .where({ id: 1 })
            .update({ balance: before + 1 });
        },
        { isolation: 'serializable', retries: 100 },
      );
    await Promise.all(Array.from({ length: 8 }, increment));
    expect(await balance(database.knex, 1)).toBe(108);
  });

  it.each([
    [0, 1],
    [2, 3],
  ])('gives up after %i retries', async (retries, tries) => {
    let tried = 0;
    const work = async () => {
      tried++;
      throw new DatabaseError('40001');
    };
    await expect(withTransaction(database, work, { retries })).rejects.toMatchObject({ code: '40001' });
    expect(tried).toBe(tries);
  });

  it.each(['23505', '57014', '08006'])('is not done again after %s', async code => {
    let tried = 0;
    const work = async () => {
      tried++;
      throw new DatabaseError(code);
    };
    await expect(withTransaction(database, work)).rejects.toMatchObject({ code });
    expect(tried).toBe(1);
  });

  it('is not done again where the connection broke off at COMMIT: nobody knows whether it was kept', async () => {
    const proxy = await startProxy(opened.connection);
    const through = opened.open({ connection: proxy.connection });
    let tried = 0;
    const work = withTransaction(through, async trx => {
      tried++;
      await add(trx, 1, 5);
      await proxy.down();
    });
    await expect(work).rejects.toMatchObject({ code: '08006' });
    expect(tried).toBe(1);
  });
});

describe('a transaction within a transaction', () => {
  it('is a savepoint: what fails within it leaves the rest', async () => {
    await withTransaction(database, async trx => {
      await add(trx, 1, 5);
      const inner = withTransaction(trx, async nested => {
        await add(nested, 2, 5);
        await nested.raw('select 1 / 0');
      });
      await expect(inner).rejects.toMatchObject({ code: '22012' });
    });
    expect([await balance(database.knex, 1), await balance(database.knex, 2)]).toEqual([105, 100]);
  });

  it('is gone with the outer one', async () => {
    const work = withTransaction(database, async trx => {
      await withTransaction(trx, nested => add(nested, 1, 5));
      throw new RangeError('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await balance(database.knex, 1)).toBe(100);
  });

  it('leaves trying again to the outermost', async () => {
    const tries = { outer: 0, inner: 0 };
    const work = withTransaction(
      database,
      async trx => {
        tries.outer++;
        await withTransaction(trx, async () => {
          tries.inner++;
          throw new DatabaseError('40001');
        });
      },
      { retries: 1 },
    );
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(tries).toEqual({ outer: 2, inner: 2 });
  });

  it('takes no isolation of its own', async () => {
    const work = withTransaction(database, trx => withTransaction(trx, async () => 1, { isolation: 'serializable' }));
    await expect(work).rejects.toThrow(TypeError);
  });
});

describe('a transaction that is given up', () => {
  const reason = new Error('the client has gone');

  it('is not begun where the signal has been given before', async () => {
    let begun = false;
    const work = async () => (begun = true);
    await expect(withTransaction(database, work, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(begun).toBe(false);
  });

  it('cancels its statement, rolls back and returns its connection to be used again', async () => {
    const own = opened.open({ pool: { max: 1 } });
    const { pid } = (await own.knex.raw('select pg_backend_pid() as pid')).rows[0];
    const controller = new AbortController();
    const work = withTransaction(
      own,
      async trx => {
        await add(trx, 1, 5);
        setTimeout(() => controller.abort(reason), 50);
        await trx.raw('select pg_sleep(60)');
      },
      { signal: controller.signal },
    );
    await expect(work).rejects.toBe(reason);
    expect(own.gauges()).toMatchObject({ used: 0, free: 1 });
    expect((await own.knex.raw('select pg_backend_pid() as pid')).rows[0]).toEqual({ pid });
    expect(await balance(own.knex, 1)).toBe(100);
  });

  it('rolls back where its work waits for something else', async () => {
    const own = opened.open({ pool: { max: 1 } });
    const controller = new AbortController();
    const work = withTransaction(
      own,
      async trx => {
        await add(trx, 1, 5);
        controller.abort(reason);
        await new Promise(() => {});
      },
      { signal: controller.signal },
    );
    await expect(work).rejects.toBe(reason);
    expect(own.gauges()).toMatchObject({ used: 0, free: 1 });
    expect(await balance(own.knex, 1)).toBe(100);
  });

  it('does not wait for a connection any longer, and keeps none', async () => {
    const own = opened.open({ pool: { max: 1, acquireTimeout: 60_000 } });
    let finish: (() => void) | undefined;
    const holder = withTransaction(own, () => new Promise<void>(resolve => (finish = resolve)));
    await until(() => finish !== undefined);
    const controller = new AbortController();
    let begun = false;
    const work = withTransaction(own, async () => (begun = true), { signal: controller.signal });
    await until(() => own.gauges().waiting === 1);
    controller.abort(reason);
    await expect(work).rejects.toBe(reason);
    finish!();
    await holder;
    await until(() => own.gauges().free === 1);
    expect(begun).toBe(false);
  });

  it('is not done again', async () => {
    const controller = new AbortController();
    let tried = 0;
    const work = async () => {
      tried++;
      controller.abort(reason);
      throw new DatabaseError('40001');
    };
    await expect(withTransaction(database, work, { signal: controller.signal })).rejects.toBe(reason);
    expect(tried).toBe(1);
  });
});
