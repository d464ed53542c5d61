import net from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Knex } from 'knex';
import { type Database, prepared, problemOfDatabaseError, withTransaction } from '../../../src/database/index.js';
import { type Opened, openedDatabase, until } from '../opened.js';
import { startProxy } from '../proxy.js';

let opened: Opened;
let other: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  other = opened.open();
});
afterAll(() => opened.close());

const backendOf = async (database: Database) => (await database.knex.raw('select pg_backend_pid() as pid')).rows[0].pid;

/** Returns before the backend has noticed: the next statement may still reach it. */
const kill = (pid: number) => other.knex.raw('select pg_terminate_backend(?)', [pid]);

const answer = prepared<{ answer: number }>('answer', 'select 42 as answer');

describe('a backend that is killed while its connection lies in the pool', () => {
  it.each([
    ['a builder', (database: Database) => database.knex.select(database.knex.raw('42 as answer')).first()],
    ['raw SQL', async (database: Database) => (await database.knex.raw('select 42 as answer')).rows[0]],
    ['a prepared statement', (database: Database) => answer.first(database)],
    [
      'a transaction',
      (database: Database) => withTransaction(database, async trx => (await trx.raw('select 42 as answer')).rows[0]),
    ],
  ])('does not fail the next request, by %s', async (_way, ask) => {
    const database = opened.open({ pool: { max: 1, acquireTimeout: 30_000 } });
    for (let turn = 0; turn < 20; turn++) {
      await kill(await backendOf(database));
      expect(await ask(database)).toEqual({ answer: 42 });
    }
  });
});

describe('a backend that is killed while it works', () => {
  it('fails its statement as a broken connection, and no other', async () => {
    const database = opened.open({ pool: { max: 1 } });
    await database.knex.raw('create table if not exists kept (id int)');
    const pid = await backendOf(database);
    const statement = database.knex.raw('insert into kept select 1 from pg_sleep(50)').catch(error => error);
    await until(() => database.gauges().used === 1);
    await until(
      async () =>
        (await other.knex.raw("select from pg_stat_activity where pid = ? and state = 'active'", [pid])).rowCount === 1,
    );
    await kill(pid);
    expect(await statement).toMatchObject({ name: 'DatabaseError', code: '57P01' });
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('does not end the process between two statements of a transaction', async () => {
    const database = opened.open({ pool: { max: 1 }, idleInTransactionTimeout: 20 });
    const outcome = withTransaction(database, async trx => {
      const { pid } = (await trx.raw('select pg_backend_pid() as pid')).rows[0];
      await until(
        async () => (await other.knex.raw('select from pg_stat_activity where pid = ?', [pid])).rowCount === 0,
      );
      await trx.raw('select 1');
    });
    await expect(outcome).rejects.toMatchObject({ name: 'DatabaseError' });
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe('a connection that comes back unclean', () => {
  it('is not given to anybody else', async () => {
    const database = opened.open({ pool: { max: 1 } });
    const first = await backendOf(database);
    await database.knex.raw('begin');
    expect(await backendOf(database)).not.toBe(first);
  });
});

describe('a database that goes away', () => {
  it('is answered with 503 meanwhile, and used again once it is back', async () => {
    const proxy = await startProxy(opened.connection);
    const database = opened.open({ connection: proxy.connection, pool: { max: 2, acquireTimeout: 30_000 } });
    await database.ping();
    await proxy.down();
    for (let turn = 0; turn < 3; turn++) {
      await expect(database.ping()).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
    }
    await proxy.up();
    await expect(database.ping()).resolves.toBeUndefined();
    await database.close();
    await proxy.down();
  });

  it('that takes connections and says nothing is given up within the acquire timeout', async () => {
    const silent = net.createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise(resolve => silent.once('listening', resolve));
    const { port } = silent.address() as net.AddressInfo;
    const database = opened.open({
      connection: `postgres://someone:secret@127.0.0.1:${port}/none`,
      pool: { acquireTimeout: 100 },
    });
    await expect(database.ping()).rejects.toMatchObject({ status: 503 });
    silent.close();
  });

  it('is told of without the password', async () => {
    const database = opened.open({ connection: 'postgres://someone:s3cr3t@127.0.0.1:1/none' });
    const error = await database.ping().catch(problem => problem);
    expect(error.cause).toMatchObject({ code: '08001', reason: 'ECONNREFUSED' });
    const printed = [error, database].map(value => inspect(value, { depth: 20 })).join();
    expect(printed.includes('s3cr3t')).toBe(false);
  });
});

describe('a server that does not answer any more', () => {
  // so long that no statement meets it on a machine that is busy
  const statementTimeout = 3000;
  const patience = { interval: 20, margin: 100 };

  it('fails each statement once, whatever it is, and holds no connection', async () => {
    const proxy = await startProxy(opened.connection);
    const pool = { acquireTimeout: 30_000 };
    const database = opened.open({ connection: proxy.connection, statementTimeout, pool }, patience);
    const { knex } = database;
    // connections that lie in the pool
    await Promise.all(Array.from({ length: 6 }, () => knex.raw('select 1')));
    let enter = () => {};
    const within = new Promise<void>(resolve => (enter = resolve));
    let goOn = () => {};
    const frozen = new Promise<void>(resolve => (goOn = resolve));
    const begun = withTransaction(database, async trx => {
      enter();
      await frozen;
      await Promise.all([trx.raw('select 1'), answer.first(trx)]);
    });
    await Promise.race([within, begun]);
    proxy.freeze();
    goOn();
    const asked = [begun, knex.raw('select 1'), knex('pg_class').first(), answer.first(database), database.ping()];
    const errors = (await Promise.allSettled(asked)).map(outcome => 'reason' in outcome && outcome.reason);
    const [ofTransaction, ...others] = errors.map(({ code, reason }) => [code, reason]);
    // what Knex tells of is the rollback, for which there was no connection any more
    expect(ofTransaction).toEqual(['08006', undefined]);
    expect(others).toEqual(Array(4).fill(['57014', 'the server did not answer in time']));
    const answered = { status: 503, headers: { 'Retry-After': '1' } };
    expect(errors.map(error => problemOfDatabaseError(error))).toMatchObject(Array(5).fill(answered));
    expect(database.gauges()).toMatchObject({ used: 0, waiting: 0 });
    await proxy.down();
  });

  it('is not told from one that works as long as a statement has asked for', async () => {
    const database = opened.open({ statementTimeout }, patience);
    const slow = async (trx: Knex) => {
      await trx.raw('set local statement_timeout = 0');
      return (await trx.raw('select 42 as answer from pg_sleep(3.5)')).rows;
    };
    expect(await withTransaction(database, slow)).toEqual([{ answer: 42 }]);
  });

  it('is not taken for silent where this process itself did not listen', async () => {
    const database = opened.open({ statementTimeout }, patience);
    await database.ping();
    const asked = database.knex.raw('select 42 as answer');
    await new Promise(resolve => setImmediate(resolve));
    const until = Date.now() + statementTimeout + 500;
    while (Date.now() < until);
    expect((await asked).rows).toEqual([{ answer: 42 }]);
  });
});
