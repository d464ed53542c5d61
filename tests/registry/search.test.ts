import { type Registry, startRegistry } from './registry.js';
import { seedDocuments } from './seeded-documents.js';

let registry: Registry;

beforeAll(async () => {
  registry = await startRegistry();
  await seed();
});

afterAll(() => registry.close());

/** 150,000 operations, in three blocks of the index: with words that are everywhere, in some of them, or only in old ones. */
async function seed(): Promise<void> {
  const { knex } = registry.database;
  await knex.raw(`insert into apis (name, title, created_at) values ('orders', 'Orders', now())`);
  await seedDocuments(registry.database, {
    documents: 10_000,
    each: 15,
    summary:
      "case when n < 3000 then 'An ancient order' when n % 40 = 0 then 'A refund' when n % 1777 = 0 then 'A rarity' end",
  });
  await knex.raw(`insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
    select id, '1.' || n || '.0', 'application/openapi+yaml', sha256(n::text::bytea), now(), 'seed'
    from apis, generate_series(1, 10000) n order by n`);
  await knex.raw('analyze operations');
}

async function brute(term: string): Promise<string[]> {
  const { rows } = await registry.database.knex.raw(
    `select v.version, o.path from operations o join versions v using (document_hash)
      where strpos(o.search, lower(?)) > 0 order by o.id desc`,
    [term],
  );
  return rows.map((row: { version: string; path: string }) => `${row.version} ${row.path}`);
}

/** What the pages of a search hold, one after the other. */
async function paged(term: string, limit: number, most: number): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    const { json } = await registry.ask(`/v1/operations?q=${encodeURIComponent(term)}&limit=${limit}${cursor}`);
    for (const { version, path } of json.items) found.push(`${version} ${path}`);
    next = json.next;
  } while (next !== undefined && found.length < most);
  return found;
}

it.each([
  ['everywhere', 'orders', 150_000],
  ['in one document of forty', 'refund', 2640],
  ['in few documents', 'a rarity', 60],
  ['only in those that came long ago', 'ANCIENT', 44_985],
  ['in one operation', '/orders/9999/14', 1],
  ['in one document of the oldest', '/orders/77/', 15],
  ['nowhere', 'nothing of the kind', 0],
])(
  'finds a term that is %s, the newest first, without a gap or a repetition between pages',
  async (_where, term, count) => {
    const all = await brute(term);
    expect(all).toHaveLength(count);
    const most = 700;
    expect((await paged(term, 100, most)).slice(0, most)).toEqual(all.slice(0, most));
    expect((await paged(term, 7, 40)).slice(0, 40)).toEqual(all.slice(0, 40));
  },
);

it('goes on from the newest operations into the blocks before them', async () => {
  const all = await brute('refund');
  expect(await paged('refund', 97, Number.POSITIVE_INFINITY)).toEqual(all);
});
