import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLister, type Database, type Lister, type Page } from '../../../src/database/index.js';
import { type Opened, openedDatabase } from '../opened.js';

interface Row {
  readonly id: number;
}

let opened: Opened;
let database: Database;
let lister: Lister<Row>;
beforeAll(async () => {
  opened = await openedDatabase();
  database = opened.open();
  await database.knex.raw(
    'create table things (id int primary key, rank int not null, name text, seen timestamptz, ratio float8)',
  );
  lister = createLister<Row>({
    operation: 'listThings',
    secret: 's'.repeat(32),
    from: knex => knex('things as t'),
    columns: { id: 't.id' },
    sorts: {
      id: 't.id',
      rank: 't.rank',
      name: { column: 't.name', nullable: true },
      seen: { column: 't.seen', nullable: true, nulls: 'last' },
      ratio: { column: 't.ratio', nullable: true, nulls: 'first' },
    },
    defaultSort: 'id',
    tieBreaker: 't.id',
    limit: { default: 3, maximum: 10 },
  });
});
afterAll(() => opened.close());

/** Few values, so that many rows tie; microseconds that a Date would lose; no text for a double is shorter than itself. */
const row = fc.record({
  rank: fc.integer({ min: 0, max: 2 }),
  name: fc.constantFrom(null, '', 'a', 'B', 'ä', "o'"),
  seen: fc.constantFrom(
    null,
    '2024-01-01 00:00:00.000001Z',
    '2024-01-01 00:00:00.000002Z',
    '0044-03-15 00:00:00Z BC',
    'infinity',
  ),
  ratio: fc.constantFrom(null, 0.1, 0.30000000000000004, 1e300, -0.1),
});
type Values = typeof row extends fc.Arbitrary<infer T> ? T : never;

const sort = fc
  .shuffledSubarray(['rank', 'name', 'seen', 'ratio', 'id'], { minLength: 1, maxLength: 3 })
  .chain(names => fc.tuple(...names.map(name => fc.constantFrom(name, `-${name}`))));

/** What happens between two pages: rows come with new ids, and some of those that came go. */
const change = fc.record({ come: fc.array(row, { maxLength: 3 }), go: fc.nat({ max: 5 }) });

const scenario = fc.record({
  stay: fc.array(row, { maxLength: 14 }),
  come: fc.array(row, { maxLength: 6 }),
  sort,
  limit: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { minLength: 1, maxLength: 8 }),
});

/** Puts rows in, ids in no order. */
async function put(rows: readonly Values[], ids: () => number): Promise<number[]> {
  const withIds = rows.map(values => ({ id: ids(), ...values }));
  if (withIds.length > 0) await database.knex('things').insert(withIds);
  return withIds.map(({ id }) => id);
}

/** Follows the pages to one side, with a change after each. */
async function walk(
  first: Page<Row>,
  side: 'next' | 'previous',
  query: Readonly<Record<string, unknown>>,
  between: () => Promise<void>,
): Promise<readonly Row[][]> {
  const pages = [first.items];
  for (let page = first; page[side] !== undefined; ) {
    await between();
    page = await lister.page(database, { query: { ...query, cursor: page[side] }, target: '/things' });
    pages.push(page.items);
    if (pages.length > 100) throw new Error('the pages have no end');
  }
  return pages;
}

describe('pages of a list that changes between them', () => {
  it('have each row that is there throughout once, in order, forwards and backwards', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ stay, come, sort, limit, changes }) => {
        await database.knex.raw('truncate things');
        let last = 0;
        const ids = () => (last = (last + 382) % 1009); // each number once, up and down
        const staying = await put(stay, ids);
        const going = await put(come, ids);
        let turn = 0;
        const between = async () => {
          const { come: rows, go } = changes[turn++ % changes.length]!;
          await database.knex('things').whereIn('id', going.splice(0, go)).delete();
          if (turn < 20) going.push(...(await put(rows, ids)));
        };
        const query = { sort, limit };
        const wanted = await everyRow(sort, staying);
        const first = await lister.page(database, { query, target: '/things' });
        const forwards = await walk(first, 'next', query, between);
        expect(those(forwards.flat(), staying)).toEqual(wanted);
        turn = 0;
        const end = await lastPage(query);
        const backwards = await walk(end, 'previous', query, between);
        expect(those([...backwards].reverse().flat(), staying)).toEqual(wanted);
        for (const page of [...forwards, ...backwards]) expect(page.length).toBeLessThanOrEqual(limit);
      }),
      { seed: 20240501, numRuns: 100 },
    );
  });
});

const those = (rows: readonly Row[], among: readonly number[]) =>
  rows.map(({ id }) => id).filter(id => among.includes(id));

/** The rows in the order that Postgres itself has, without pages. */
async function everyRow(sort: readonly string[], among: readonly number[]): Promise<number[]> {
  const nulls: Record<string, string> = { seen: 'nulls last', ratio: 'nulls first' };
  const order = sort.map(name => {
    const own = name.replace('-', '');
    return `${own} ${name === own ? 'asc' : 'desc'} ${nulls[own] ?? ''}`;
  });
  const tie = sort.at(-1)!.startsWith('-') ? 'id desc' : 'id';
  const rows: Row[] = await database
    .knex('things')
    .select('id')
    .orderByRaw([...order, tie].join());
  return those(rows, among);
}

async function lastPage(query: Readonly<Record<string, unknown>>): Promise<Page<Row>> {
  let page = await lister.page(database, { query, target: '/things' });
  while (page.next !== undefined) {
    page = await lister.page(database, { query: { ...query, cursor: page.next }, target: '/things' });
  }
  return page;
}
