import { Writable } from 'node:stream';
import { createLogger } from 'specwright/observability';
import { type InspectionLimits, Inspector } from '../../../src/registry/inspections/inspector.js';
import { compareDocuments } from '../../../src/registry/jobs/compare-documents.js';
import { type Registry, startRegistry } from '../registry.js';
import { documentOf, ended, published } from './asked.js';

const base = { api: 'letters', version: '1' };
const head = { text: documentOf('GET /b') };

let registry: Registry;
let inspector: Inspector;
beforeEach(async () => {
  registry = await startRegistry({ works: false, jobs: { upkeep: 1 } });
  await published(registry, 'letters', documentOf('GET /a'));
});
afterEach(async () => {
  await registry.close();
  await inspector.close();
});

const diffs = () => registry.database.knex('diffs');
const jobs = () => registry.database.knex('jobs.job').where({ name: 'compare-documents' });

/** Compares within limits from now on. */
function work(limits: InspectionLimits = {}, change: (made: Inspector) => void = () => {}): void {
  inspector = new Inspector(limits);
  change(inspector);
  const { database, clock, queue } = registry.app.dependencies;
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
  queue.compare(compareDocuments({ database, inspector, clock, logger: createLogger({ destination }) }));
}

async function asked(question: object = { base, head }): Promise<string> {
  const { status, headers } = await registry.post('/v1/diffs', question);
  expect(status).toBe(202);
  return headers.get('location')!;
}

describe('a comparison', () => {
  it.each([
    ['time', { deadline: 1, patience: 60_000 }],
    ['memory', { memory: 16 }],
  ])('that takes more %s than is allowed ends as failed, and is not tried again', async (reason, limits) => {
    const paths = Array.from({ length: 8000 }, (_, index) => `GET /p${index}`);
    const question = { base, head: { text: documentOf(...paths) } };
    const path = await asked(question);
    work(limits);
    expect((await ended(registry, path)).json).toMatchObject({ status: 'failed', reason });
    const again = await registry.post('/v1/diffs', question);
    expect([again.status, again.json.reason]).toEqual([200, reason]);
    expect(await jobs()).toHaveLength(1);
  });

  it('that ends in an error again and again ends as failed, and is made when it is asked for again', async () => {
    const path = await asked();
    let left = 3;
    work({}, made => {
      const compare = made.compare.bind(made);
      made.compare = (...given) => (left-- > 0 ? Promise.reject(new Error('a defect')) : compare(...given));
    });
    expect((await ended(registry, path)).json).toMatchObject({ status: 'failed', reason: 'error' });
    expect(await asked()).toBe(path);
    expect((await ended(registry, path)).json).toMatchObject({ status: 'done', counts: { breaking: 1 } });
  });

  it('that was asked of another version of this server ends as failed', async () => {
    const path = await asked();
    await diffs().update({ engine: '0.0.1' });
    work();
    expect((await ended(registry, path)).json).toMatchObject({ status: 'failed', reason: 'engine', engine: '0.0.1' });
  });

  it('of a document that no contract can be made of any more ends as failed', async () => {
    const path = await asked();
    await diffs().update({ body: Buffer.from('swagger: "2.0"') });
    work();
    expect((await ended(registry, path)).json).toMatchObject({ status: 'failed', reason: 'document' });
  });

  it.each([
    ['is gone', () => jobs().delete(), 'done'],
    ['has failed for good', () => jobs().update({ state: 'failed' }), 'done'],
    [
      'has failed for good twice',
      () => jobs().update({ state: 'failed', data: registry.database.knex.raw(`data || '{"round": 2}'`) }),
      'failed',
    ],
  ])('whose job %s ends all the same', async (_which, change, status) => {
    const path = await asked();
    await change();
    work();
    expect((await ended(registry, path)).json).toMatchObject({ status });
  });

  it('is refused where a hundred wait, but for those that are there, and what is published is compared all the same', async () => {
    const first = await asked();
    await registry.database.knex.raw(`insert into diffs (id, base_hash, head_hash, engine, options, asked_at)
      select sha256(n::text::bytea), hash, hash, '1', '{}', now() from documents, generate_series(1, 100) n`);
    const refused = await registry.post('/v1/diffs', { base, head: { text: documentOf('GET /c') } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await asked()).toBe(first);
    const { status, json } = await registry.put('/v1/apis/letters/versions/2', documentOf('GET /c'));
    expect(status).toBe(201);
    expect(await diffs().where({ id: Buffer.from(json.diff, 'hex') })).toHaveLength(1);
    work();
    expect((await ended(registry, first)).json.status).toBe('done');
  });

  it('is removed where nobody has asked for it in 30 days, unless a version has it or it is asked for again', async () => {
    const old = await asked();
    const again = await asked({ base, head: { text: documentOf('GET /again') } });
    const own = (await registry.put('/v1/apis/letters/versions/2', documentOf('GET /c'))).json.diff;
    work();
    for (const path of [old, again, `/v1/diffs/${own}`]) await ended(registry, path);
    const day = 24 * 3_600_000;
    await diffs().update({ asked_at: new Date(Date.now() - 31 * day) });
    expect((await registry.post('/v1/diffs', { base, head: { text: documentOf('GET /again') } })).status).toBe(200);
    const { database, clock } = registry.app.dependencies;
    const logger = createLogger({ destination: new Writable({ write: (_chunk, _encoding, done) => done() }) });
    await compareDocuments({ database, inspector, clock, logger }).tidy?.();
    const statuses = await Promise.all(
      [old, again, `/v1/diffs/${own}`].map(async path => (await registry.ask(path)).status),
    );
    expect(statuses).toEqual([404, 200, 200]);
  });
});
