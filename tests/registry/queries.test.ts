import { createHash } from 'node:crypto';
import { explain, recordQueries, sequentialScans } from 'specwright/database';
import { type Registry, startRegistry } from './registry.js';
import { seedDocuments } from './seeded-documents.js';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

let registry: Registry;

beforeAll(async () => {
  registry = await startRegistry();
  await seed();
});

afterAll(() => registry.close());

/** 100,000 APIs, versions, operations and events; 20,000 documents, each inspected. */
async function seed(): Promise<void> {
  const { knex } = registry.database;
  await knex.raw(`insert into apis (name, title, created_at)
    select 'api-' || n, 'Orders', now() from generate_series(1, 500) n`);
  await seedDocuments(registry.database, {
    documents: 20_000,
    each: 5,
    operationId: "'order' || n || 'x' || p",
    summary: "'An order'",
  });
  await knex.raw(`insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
    select a.id, '1.' || n || '.0', 'application/openapi+yaml', sha256((1 + (a.id * 200 + n) % 20000)::text::bytea), now(), 'seed'
    from apis a, generate_series(1, 200) n`);
  await knex.raw(`insert into audit_events (at, actor, action, subject)
    select now(), 'seed', 'version.published', 'api-1/' || n from generate_series(1, 100000) n`);
  await knex.raw(`insert into apis (name, title, created_at)
    select 'more-' || n, 'More', now() from generate_series(1, 99500) n`);
  await knex.raw(`insert into inspections (document_hash, status, counts, findings, finished_at)
    select hash, 'done', '{"operations": 5, "schemas": 0, "error": 0, "warning": 100, "info": 0}',
      (select jsonb_agg(jsonb_build_object('code', 'unused', 'severity', 'warning', 'message', 'finding ' || n, 'remedy', 'none'))
        from generate_series(1, 100) n), now() from documents`);
  await knex.raw(`insert into reviews (id, document_hash, ruleset_digest, status, engine, day, summary, asked_at, finished_at)
    select sha256(hash || ruleset_digest), hash, ruleset_digest, 'done', '1', '2026-01-31',
      '{"counts":{"error":0,"warning":10,"info":0},"kept":10,"suppressed":0}', now(), now()
    from documents, (select ruleset_digest from apis limit 1) as one`);
  await knex.raw(`insert into review_findings (review_id, position, code, severity, finding)
    select r.id, n, 'path-case', 'warning',
      json_build_object('code', 'path-case', 'severity', 'warning', 'message', 'finding ' || n, 'remedy', 'none')
    from reviews r, generate_series(1, 10) n`);
  await knex.raw('analyze');
}

const versions = '/v1/apis/api-250/versions';
const lists: readonly [path: string, least: number][] = [
  ['/v1/apis', 100],
  [versions, 100],
  // each document is that of five versions, each of another API
  [`${versions}?sha256=${digest(String(1 + ((250 * 200 + 7) % 20_000)))}`, 1],
  [`${versions}/1.7.0/operations`, 5],
  [`${versions}/1.7.0/inspection`, 100],
  [`${versions}/1.7.0/review?severity=warning`, 10],
  ['/v1/operations?q=order1234', 50],
  ['/v1/operations?q=%2Forders%2F77%2F', 5],
  // an API's own alone
  ['/v1/operations?q=an%20order&api=api-250', 100],
  ['/v1/audit-events', 100],
  ['/v1/audit-events?action=version.published', 100],
];

function asked(path: string, limit: number) {
  return recorded(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}`);
}

async function recorded(target: string) {
  const { result, queries } = await recordQueries(registry.database, () => registry.ask(target));
  // the job queue looks after itself meanwhile, on the same pool
  return { result, queries: queries.filter(({ sql }) => !/\bjobs\b/.test(sql)) };
}

describe.each(lists)('a page of %s', (path, least) => {
  it('takes as many queries with a hundred items as with one', async () => {
    await asked(path, 1); // the key is known from now on
    const one = await asked(path, 1);
    const all = await asked(path, 100);
    expect([one.result.status, one.result.json.items.length]).toEqual([200, 1]);
    expect(all.result.json.items.length).toBeGreaterThanOrEqual(least);
    expect(all.queries.map(({ sql }) => sql)).toEqual(one.queries.map(({ sql }) => sql));
    expect(all.queries.length).toBeLessThanOrEqual(2);
  });

  it('reads no table from end to end, of 100,000 rows', async () => {
    const { queries } = await asked(path, 50);
    const plans = await Promise.all(queries.map(query => explain(registry.database, query)));
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.flatMap(plan => sequentialScans(plan))).toEqual([]);
  });
});

it.each(lists.filter(([, least]) => least > 1))(
  'a later page of %s takes no more queries, none of them a scan',
  async path => {
    const first = await asked(path, 2);
    const [, next = 'no link'] = /<([^>]*)>; rel="next"/.exec(first.result.headers.get('link') ?? '') ?? [];
    const later = await recorded(next);
    expect([later.result.status, later.queries.length]).toEqual([200, first.queries.length]);
    const plans = await Promise.all(later.queries.map(query => explain(registry.database, query)));
    expect(plans.flatMap(plan => sequentialScans(plan))).toEqual([]);
  },
);

it('finds the versions of one API by its index also where the plan is made once for all values', async () => {
  const { queries } = await asked(versions, 50);
  const query = queries.find(({ sql }) => sql.includes('"versions" as "v"'))!;
  const plan = await registry.database.knex.transaction(async trx => {
    await trx.raw('set local plan_cache_mode = force_generic_plan');
    await trx.raw(`prepare listed as ${query.sql}`);
    const values = query.bindings.map(value => (value === null ? 'null' : `'${String(value)}'`)).join(', ');
    const { rows } = await trx.raw(`explain (analyze, format json) execute listed (${values})`);
    return JSON.stringify(rows[0]['QUERY PLAN']);
  });
  expect(plan).toContain('versions_api_index');
  expect(plan).not.toContain('versions_pkey');
});
