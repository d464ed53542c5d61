import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { explain, recordQueries, sequentialScans } from 'specwright/database';
import { createLogger } from 'specwright/observability';
import { compareDocuments } from '../../../src/registry/jobs/compare-documents.js';
import { type Registry, startRegistry } from '../registry.js';
import { documentOf } from './asked.js';

let registry: Registry;
const id = createHash('sha256').update('7').digest('hex');

/** 100,000 versions of 50 branches, 100,000 comparisons, of which 20,000 wait, and as many changes. */
beforeAll(async () => {
  registry = await startRegistry();
  const { knex } = registry.database;
  await knex.raw(`insert into apis (name, created_at) select 'api-' || n, now() from generate_series(1, 100) n`);
  await knex.raw(`insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
    values (sha256('seed'), 4, 'seed', '3.1.0', 'Seed', '1', now())`);
  await knex.raw(`insert into diffs (id, base_hash, head_hash, engine, options, status, summary, asked_at, finished_at)
    select sha256(n::text::bytea), sha256('seed'), sha256('seed'), '1', '{"strict":[],"now":"2026-01-31","extensions":[]}',
      'done', '{"before":{"title":"a","version":"1","openapi":"3.1.0"},"after":{"title":"a","version":"1","openapi":"3.1.0"},
        "counts":{"breaking":0,"risky":0,"safe":1000},"findings":[]}', now() - n * interval '1 minute', now()
    from generate_series(1, 80000) n`);
  await knex.raw(`insert into diffs (id, base_hash, head_hash, engine, options, asked_at)
    select sha256(n::text::bytea), sha256('seed'), sha256('seed'), '1', '{}', now() from generate_series(80001, 100000) n`);
  await knex.raw(`insert into diff_changes (diff_id, position, change)
    select sha256(n::text::bytea), p, json_build_object('code', 'operation-added', 'level', 'safe', 'message', 'm', 'remedy', 'r',
      'directions', '[]'::json, 'reaches', '[]'::json, 'reachesTotal', 0, 'fingerprint', 'a' || p)
    from generate_series(1, 100) n, generate_series(0, 999) p`);
  await knex.raw(`insert into versions (api_id, version, media_type, document_hash, published_at, published_by, branch, diff_id)
    select a.id, 'v' || n, 'application/yaml', sha256('seed'), now(), 'seed', 'b' || n % 50, sha256(n::text::bytea)
    from apis a, generate_series(1, 1000) n`);
  await knex.raw('analyze');
});
afterAll(() => registry.close());

/** What an action asks the database, beside the job queue, which looks after itself meanwhile. */
async function queriesOf(action: () => Promise<unknown>) {
  const { queries } = await recordQueries(registry.database, action);
  return queries.filter(({ sql }) => !/\bjobs\b/.test(sql));
}

async function scans(queries: Awaited<ReturnType<typeof queriesOf>>) {
  const plans = await Promise.all(
    queries.filter(({ sql }) => /^\s*select/i.test(sql)).map(query => explain(registry.database, query)),
  );
  expect(plans.length).toBeGreaterThan(0);
  return plans.flatMap(plan => sequentialScans(plan));
}

it('a page of a comparison takes two queries, none of them a scan, whatever its size and place', async () => {
  const paged = (limit: number) => queriesOf(() => registry.ask(`/v1/diffs/${id}?limit=${limit}`));
  await paged(1); // the key is known from now on
  const [one, all] = [await paged(1), await paged(100)];
  expect(all.map(({ sql }) => sql)).toEqual(one.map(({ sql }) => sql));
  expect(all).toHaveLength(2);
  expect(await scans(all)).toEqual([]);
  const { headers, json } = await registry.ask(`/v1/diffs/${id}?limit=100`);
  expect(json.items).toHaveLength(100);
  const [, next = ''] = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '') ?? [];
  const later = await queriesOf(() => registry.ask(next));
  expect(later).toHaveLength(2);
  expect(await scans(later)).toEqual([]);
});

it('to publish a version looks for the head of its branch without a scan', async () => {
  const put = () => registry.put('/v1/apis/api-7/versions/new?branch=b7', documentOf('GET /a'));
  const queries = await queriesOf(put);
  const heads = queries.filter(({ sql }) => sql.includes('branch = $2'));
  expect(heads).toHaveLength(1);
  expect(await scans(heads)).toEqual([]);
});

it('to ask for a comparison does not count those that wait, and is refused', async () => {
  const base = { api: 'api-7', version: 'v1' };
  let status = 0;
  const queries = await queriesOf(async () => {
    status = (await registry.post('/v1/diffs', { base, head: base })).status;
  });
  expect(status).toBe(503);
  expect(queries.length).toBeLessThanOrEqual(4);
  // of documents and APIs there are few, which are read as they are
  expect((await scans(queries)).filter(({ relation }) => relation === 'diffs')).toEqual([]);
});

it('those that nobody asked for are found without a scan', async () => {
  const { database, reader: inspector } = registry.app.dependencies;
  const month = 30 * 24 * 3_600_000;
  // most of them were asked for within a month of this day
  const clock = () => new Date(Date.now() - 50_000 * 60_000 + month);
  const logger = createLogger({ destination: new Writable({ write: (_chunk, _encoding, done) => done() }) });
  const { tidy } = compareDocuments({ database, inspector, clock, logger });
  const removed = () => database.knex('diffs').count();
  const before = Number((await removed())[0]?.['count']);
  const [query] = await queriesOf(async () => tidy?.());
  expect(before - Number((await removed())[0]?.['count'])).toBe(1000);
  // what looks for them is the part that could be a scan
  const [, sql = ''] = /\(\s*(select[\s\S]*limit 1000)\s*\)/.exec(query?.sql ?? '') ?? [];
  expect(await scans([{ ...query!, sql }])).toEqual([]);
});
