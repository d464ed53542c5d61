import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Database, explain, prepared, recordQueries, sequentialScans } from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

let opened: Opened;
let database: Database;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open();
  await database.knex.raw(`
    create table events (id int primary key, kind text, note text);
    insert into events select n, 'kind ' || n % 100, 'note' from generate_series(1, 100000) n;
    create index events_kind on events (kind, id)`);
  await database.knex.raw('analyze events');
});
afterAll(() => opened.close());

const plansOf = async (work: () => Promise<unknown>) => {
  const { queries } = await recordQueries(database, work);
  return Promise.all(queries.map(query => explain(database, query)));
};

describe('explain', () => {
  it('runs a statement of a builder and says how, with buffers', async () => {
    const [plan] = await plansOf(async () => database.knex('events').where({ kind: 'kind 5' }).limit(3));
    expect(plan).toEqual([
      expect.objectContaining({
        Plan: expect.objectContaining({ 'Actual Rows': 3, 'Shared Hit Blocks': expect.any(Number) }),
      }),
    ]);
  });

  it.each([
    'delete from events',
    'insert into events values (0)',
    'explain select 1',
    'select 1; delete from events',
    'with gone as (delete from events returning id) select * from gone',
    "select nextval('none')",
  ])('changes nothing: %s', async sql => {
    await expect(explain(database, { sql, bindings: [] })).rejects.toThrow();
    expect(await database.knex('events').count().first()).toEqual({ count: 100_000 });
  });

  describe('in production', () => {
    const before = process.env['NODE_ENV'];
    afterEach(() => {
      process.env['NODE_ENV'] = before;
    });

    it('does nothing unless it is told to', async () => {
      process.env['NODE_ENV'] = 'production';
      const query = { sql: 'select 1', bindings: [] };
      await expect(explain(database, query)).rejects.toThrow('not in production');
      expect(sequentialScans(await explain(database, query, { inProduction: true }))).toEqual([]);
    });
  });
});

describe('sequential scans', () => {
  it('are found on 100,000 rows where no index serves', async () => {
    const [plan] = await plansOf(async () => database.knex('events').where({ note: 'note' }).count());
    expect(sequentialScans(plan)).toEqual([{ relation: 'events', rows: 100_000 }]);
  });

  it('are found beneath other nodes', async () => {
    const sql = 'select * from events where id = (select max(e.id) from events e where e.note <> $1)';
    const plan = await explain(database, { sql: `${sql} or note = $1`, bindings: ['x'] });
    expect(sequentialScans(plan).length).toBeGreaterThan(0);
  });

  it('are not there where an index serves, by a prepared statement too', async () => {
    const page = prepared('page', 'select id from events where kind = $1 and id > $2 order by id limit 50');
    const plans = await plansOf(() => page.all(database, 'kind 7', 500));
    expect(plans.map(sequentialScans)).toEqual([[]]);
  });

  it.each([undefined, null, [], [{}], 'text'])('are not looked for in what is no plan: %j', explained => {
    expect(() => sequentialScans(explained)).toThrow(TypeError);
  });
});
