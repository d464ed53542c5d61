import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpProblem } from '../../../src/problem/index.js';
import { type Opened, openedDatabase, until } from '../opened.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openedDatabase();
});
afterAll(() => opened.close());

/** The settled results, as status or value. */
const outcomes = (results: PromiseSettledResult<unknown>[]) =>
  results.map(result => (result.status === 'fulfilled' ? 'ok' : (result.reason as HttpProblem).status));

describe('a pool', () => {
  it('makes no connection before the first query, and drops what is not used', async () => {
    const database = opened.open({ pool: { idleTimeout: 50 } });
    expect(database.gauges()).toEqual({ used: 0, free: 0, waiting: 0, max: 10 });
    await database.ping();
    expect(database.gauges()).toMatchObject({ used: 0, free: 1 });
    await until(() => database.gauges().free === 0);
  });

  it('sets timeouts and a name with the start of each connection, without a query', async () => {
    const statements: string[] = [];
    const database = opened.open({
      statementTimeout: 1234,
      lockTimeout: 567,
      idleInTransactionTimeout: 8910,
      applicationName: 'tested',
      onQuery: ({ sql }) => statements.push(sql),
    });
    const names = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'application_name'];
    const { rows } = await database.knex.raw('select name, setting from pg_settings where name = any(?)', [names]);
    expect(
      Object.fromEntries(rows.map(({ name, setting }: { name: string; setting: string }) => [name, setting])),
    ).toEqual({
      statement_timeout: '1234',
      lock_timeout: '567',
      idle_in_transaction_session_timeout: '8910',
      application_name: 'tested',
    });
    expect(statements).toHaveLength(1);
  });

  it('answers those that wait too long for a connection with 503 and Retry-After, then serves again', async () => {
    const database = opened.open({ pool: { max: 2, acquireTimeout: 1500 } });
    const busy = await Promise.all([1, 2].map(() => database.knex.transaction()));
    const refused = await Promise.allSettled([1, 2, 3].map(() => database.knex.raw('select 1')));
    expect(outcomes(refused)).toEqual([503, 503, 503]);
    const reason = (refused[0] as PromiseRejectedResult).reason;
    expect(reason).toBeInstanceOf(HttpProblem);
    expect(reason.headers).toEqual({ 'Retry-After': '1' });
    await Promise.all(busy.map(trx => trx.rollback()));
    expect(database.gauges()).toMatchObject({ used: 0, waiting: 0 });
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('counts what is used, free and waiting', async () => {
    const database = opened.open({ pool: { max: 1, acquireTimeout: 60_000 } });
    const busy = await database.knex.transaction();
    const waiting = database.ping();
    await until(() => database.gauges().waiting > 0);
    expect(database.gauges()).toEqual({ used: 1, free: 0, waiting: 1, max: 1 });
    await busy.rollback();
    await waiting;
    expect(database.gauges()).toEqual({ used: 0, free: 1, waiting: 0, max: 1 });
  });

  it('ends after the queries under way, however often it is told to', async () => {
    const database = opened.open();
    const busy = await database.knex.transaction();
    let closed = false;
    const closing = Promise.all([database.close(), database.close()]).then(() => (closed = true));
    await expect(database.ping()).rejects.toThrow();
    expect((await busy.raw('select 7 as seven')).rows).toEqual([{ seven: 7 }]);
    expect(closed).toBe(false);
    await busy.commit();
    await closing;
    await expect(database.ping()).rejects.toThrow();
  });

  it('does not wait for an answer longer than the signal allows', async () => {
    const database = opened.open({ pool: { max: 1, acquireTimeout: 60_000 } });
    const busy = await database.knex.transaction();
    const reason = new Error('enough');
    const controller = new AbortController();
    const asked = database.ping(controller.signal);
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await expect(database.ping(controller.signal)).rejects.toBe(reason);
    await busy.rollback();
  });

  it.each([
    ['pool.max', { pool: { max: 0 } }],
    ['pool.acquireTimeout', { pool: { acquireTimeout: 0 } }],
    ['statementTimeout', { statementTimeout: -1 }],
    ['lockTimeout', { lockTimeout: 1.5 }],
  ])('refuses a %s that makes no sense', (name, options) => {
    expect(() => opened.open(options)).toThrow(new RegExp(`^${name} must be a whole number`));
  });

  it('takes the parts of a connection', async () => {
    const url = new URL(opened.connection);
    const database = opened.open({
      connection: {
        host: url.searchParams.get('host') ?? url.hostname,
        port: Number(url.port || url.searchParams.get('port') || 5432),
        database: url.pathname.slice(1),
        user: url.username,
        ...(url.password && { password: decodeURIComponent(url.password) }),
      },
    });
    await expect(database.ping()).resolves.toBeUndefined();
  });
});
