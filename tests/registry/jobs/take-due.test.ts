import { connectDatabase, type Database, type RecordedQuery, recordQueries } from 'specwright/database';
import { comparisons, inspections } from '../../../src/registry/jobs/kinds.js';
import { Queue } from '../../../src/registry/jobs/queue.js';
import { takeDue } from '../../../src/registry/jobs/take-due.js';
import { testDatabase } from '../../support/postgres.js';

const name = 'inspect-document';

let database: Database;
let queue: Queue;
let end: () => Promise<void>;
beforeAll(async () => {
  const { connection, drop } = await testDatabase();
  database = connectDatabase({ connection });
  queue = new Queue({ database, onError: () => {} });
  await queue.start();
  end = async () => {
    await queue.stop();
    await database.close();
    await drop();
  };
});
beforeEach(() => database.knex('jobs.job').delete());
afterAll(() => end());

const hash = (text: string) => Buffer.from(text);
const textOf = ({ data }: { readonly data: { readonly sha256: string } }) => Buffer.from(data.sha256, 'hex').toString();
const take = (most: number) => takeDue<{ readonly sha256: string }>(database, name, most);

/** Sends a job that is due in so many seconds. */
async function send(text: string, dueIn: number): Promise<void> {
  await queue.send(database.knex, [{ kind: inspections, hash: hash(text) }]);
  await job(text).update({ start_after: database.knex.raw("now() + ? * interval '1 second'", [dueIn]) });
}

const job = (text: string) => database.knex('jobs.job').whereRaw("data->>'sha256' = ?", [hash(text).toString('hex')]);

describe('the jobs that are taken', () => {
  it('are as many as asked for, of their queue, those first that are due for longest, and none before its time', async () => {
    await send('c', -10);
    await send('b', -20);
    await send('a', -30);
    await send('later', 60);
    await queue.send(database.knex, [{ kind: comparisons, hash: hash('other') }]);
    expect((await take(2)).map(textOf).sort()).toEqual(['a', 'b']);
    expect((await take(2)).map(textOf)).toEqual(['c']);
    expect(await take(2)).toEqual([]);
  });

  it('are nobody else’s, also where two look at once', async () => {
    for (const text of ['a', 'b', 'c', 'd']) await send(text, -1);
    const taken = await Promise.all([take(3), take(3)]);
    expect(taken.flat().map(textOf).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await job('a')).toMatchObject([{ state: 'active', started_on: expect.any(Date) }]);
  });

  it('say how often they were begun before', async () => {
    await send('a', -1);
    expect(await take(1)).toMatchObject([{ retries: 0 }]);
    await job('a').update({ state: 'retry' });
    expect(await take(1)).toMatchObject([{ retries: 1 }]);
    expect(await job('a')).toMatchObject([{ retry_count: 1 }]);
  });

  it('are found by an index, so that many that wait are not read for a few', async () => {
    await database.knex.raw(
      `insert into jobs.job (name, data) select ?, '{"sha256": ""}' from generate_series(1, 20000)`,
      [name],
    );
    await database.knex.raw('analyze jobs.job');
    const { result, queries } = await recordQueries(database, () => take(4));
    expect(result).toHaveLength(4);
    const [{ sql, bindings }] = queries as [RecordedQuery]; // one statement takes them
    const plan = await database.knex.raw(`explain (format json) ${sql}`).options({ values: [...bindings] });
    const nodes = JSON.stringify(plan.rows).match(/(?<="Node Type":")[^"]*/g);
    expect(nodes).toContain('Index Scan');
    expect(nodes).not.toContain('Sort');
    expect(nodes).not.toContain('Seq Scan');
  });
});
