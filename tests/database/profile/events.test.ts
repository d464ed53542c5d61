import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  currentOperation,
  type Database,
  prepared,
  type QueryEvent,
  queryDurations,
  slowQueryLog,
  withOperation,
  withTransaction,
} from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

const events: QueryEvent[] = [];
let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open({ onQuery: event => events.push(event), slowQuery: 50 });
});
beforeEach(() => void events.splice(0));
afterAll(() => opened.close());

const two = prepared<{ value: number }>('two', 'select * from (values (1), ($1::int)) as t (value)');

describe('what is told of statements', () => {
  it.each([
    ['a builder', () => database.knex.select('value').from(database.knex.raw('(values (1), (?)) as t (value)', [2]))],
    ['a prepared statement', () => two.all(database, 2)],
    ['a transaction', () => withTransaction(database, trx => two.all(trx, 2))],
  ])('is the statement without values, its rows and how long it took: %s', async (_way, ask) => {
    await ask();
    const event = events.find(({ sql }) => sql.includes('values'));
    expect(event).toEqual({ sql: expect.stringContaining('$1'), rows: 2, durationMs: expect.any(Number), slow: false });
    expect(event?.durationMs).toBeGreaterThan(0);
  });

  it('is the operation that asked, through awaits and in transactions, not another that runs meanwhile', async () => {
    const ask = (name: string) =>
      withOperation(name, async () => {
        await database.ping();
        await withTransaction(database, trx => two.all(trx, 2));
        return currentOperation();
      });
    expect(await Promise.all([ask('listPets'), ask('getPet')])).toEqual(['listPets', 'getPet']);
    await database.ping();
    const count = (operation?: string) => events.filter(event => event.operation === operation).length;
    expect([count('listPets'), count('getPet'), count()]).toEqual([4, 4, 1]);
  });

  it('is the code of what failed', async () => {
    await database.knex.raw('select 1 / ?::int', [0]).catch(() => {});
    expect(events).toEqual([expect.objectContaining({ error: '22012' })]);
  });

  it('does not fail a statement when the observer fails', async () => {
    const fragile = opened.open({
      onQuery() {
        throw new Error('observer');
      },
    });
    await expect(fragile.ping()).resolves.toBeUndefined();
  });
});

describe('the slow-query log', () => {
  it('names the operation and the statement, and nothing of what is fast', async () => {
    const lines: unknown[] = [];
    const log = slowQueryLog({ warn: (message, fields) => lines.push([message, fields]) });
    const slow = opened.open({ onQuery: log, slowQuery: 50 });
    // on a busy machine any query takes longer than 50 ms now and then
    const fast = opened.open({ onQuery: log, slowQuery: 60_000 });
    await withOperation('getReport', async () => {
      await fast.ping();
      await slow.knex.raw('select pg_sleep(?::float8)', [0.06]);
    });
    await slow.knex.raw('select 1 / (case when pg_sleep(0.06) is null then 1 else ?::int end)', [0]).catch(() => {});
    expect(lines).toEqual([
      [
        'slow query',
        { operationId: 'getReport', durationMs: expect.any(Number), rows: 1, sql: 'select pg_sleep($1::float8)' },
      ],
      [
        'slow query',
        {
          operationId: null,
          durationMs: expect.any(Number),
          error: '22012',
          sql: expect.stringContaining('else $1::int end'),
        },
      ],
    ]);
  });
});

describe('the durations', () => {
  const event = { sql: 'select 1', durationMs: 2, slow: false };

  it('are added up by operation, the one that took most first', () => {
    const durations = queryDurations();
    durations.onQuery({ ...event, operation: 'a' });
    durations.onQuery({ ...event, operation: 'b', durationMs: 3 });
    durations.onQuery({ ...event, operation: 'b', durationMs: 5, error: '40001' });
    durations.onQuery(event);
    expect(durations.summary()).toEqual([
      { operation: 'b', count: 2, failed: 1, totalMs: 8, maxMs: 5 },
      { operation: 'a', count: 1, failed: 0, totalMs: 2, maxMs: 2 },
      { operation: null, count: 1, failed: 0, totalMs: 2, maxMs: 2 },
    ]);
  });

  it('take no more memory than ten thousand operations do', () => {
    const durations = queryDurations();
    for (let index = 0; index < 10_050; index++) durations.onQuery({ ...event, operation: `o${index}` });
    const summary = durations.summary();
    expect(summary.length).toBeLessThanOrEqual(10_001);
    expect(summary.find(({ operation }) => operation === null)?.count).toBe(50);
  });
});
