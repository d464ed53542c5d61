import { Writable } from 'node:stream';
import { createLogger } from 'specwright/observability';
import { type InspectionLimits, Inspector } from '../../../src/registry/inspections/inspector.js';
import { reviewDocument } from '../../../src/registry/jobs/review-document.js';
import { documentOf, ended, published } from '../diffs/asked.js';
import { type Registry, startRegistry } from '../registry.js';

const path = '/v1/apis/letters/versions/1/review';
const day = 24 * 3_600_000;

let registry: Registry;
let inspector: Inspector;
let at: Date;
beforeEach(async () => {
  registry = await startRegistry({ works: false, jobs: { upkeep: 1 } });
  await published(registry, 'letters', documentOf('GET /A'));
  at = new Date();
});
afterEach(async () => {
  await registry.close();
  await inspector?.close();
});

const reviews = () => registry.database.knex('reviews');
const jobs = () => registry.database.knex('jobs.job').where({ name: 'review-document' });
const silent = () => createLogger({ destination: new Writable({ write: (_chunk, _encoding, done) => done() }) });
const work = (limits: InspectionLimits = {}, change: (made: Inspector) => void = () => {}) => {
  inspector = new Inspector(limits);
  change(inspector);
  const { database, queue } = registry.app.dependencies;
  const reviewing = reviewDocument({ database, inspector, clock: () => at, logger: silent() });
  queue.review(reviewing);
  return reviewing;
};
const give = (settings: object) =>
  registry.put('/v1/apis/letters/ruleset', JSON.stringify(settings), 'application/json');
const ask = async () => (await registry.ask(path, { method: 'POST' })).json.status;

describe('a review', () => {
  it.each([
    ['time', { deadline: 1, patience: 60_000 }],
    ['memory', { memory: 16 }],
  ])('that takes more %s than is allowed ends as failed, and is not tried again', async (reason, limits) => {
    const paths = Array.from({ length: 4000 }, (_, index) => `GET /p${index}`);
    await registry.put('/v1/apis/letters/versions/2', documentOf(...paths));
    await reviews()
      .whereNot({ document_hash: Buffer.from((await version('2')).sha256, 'hex') })
      .delete();
    work(limits);
    expect((await ended(registry, path.replace('/1/', '/2/'))).json).toMatchObject({ status: 'failed', reason });
    const again = await registry.ask(path.replace('/1/', '/2/'), { method: 'POST' });
    expect([again.status, again.json.reason]).toEqual([200, reason]);
  });

  it('that ends in an error again and again ends as failed, and is made when it is asked for again', async () => {
    let left = 3;
    work({}, made => {
      const review = made.review.bind(made);
      made.review = (...given) => (left-- > 0 ? Promise.reject(new Error('a defect')) : review(...given));
    });
    expect((await ended(registry, path)).json).toMatchObject({ status: 'failed', reason: 'error' });
    expect(await ask()).toBe('queued');
    expect((await ended(registry, path)).json).toMatchObject({ status: 'done' });
  });

  it('that another version of this server made, or another day, is there until it is asked for anew', async () => {
    work();
    await ended(registry, path);
    expect(await ask()).toBe('done');
    for (const change of [{ engine: '0.0.1' }, { day: '2020-01-31' }]) {
      await reviews().update(change);
      expect((await registry.ask(path)).json.status).toBe('done');
      expect(await ask()).toBe('queued');
      const { json } = await ended(registry, path);
      expect([json.engine, json.now]).not.toContain(Object.values(change)[0]);
      expect(json.items.length).toBe(json.kept);
    }
  });

  it('has what was found before until it is made, under whichever ruleset that was', async () => {
    let pass = () => {};
    let gate = Promise.resolve();
    work({}, made => {
      const review = made.review.bind(made);
      made.review = async (...given) => {
        await gate;
        return review(...given);
      };
    });
    const { status: _, ...before } = (await ended(registry, path)).json;
    expect(before.items.length).toBeGreaterThan(1);
    gate = new Promise(resolve => {
      pass = resolve;
    });
    await reviews().update({ day: '2020-01-31' });
    const asked = await registry.ask(path, { method: 'POST' });
    const earlier = { ...before, now: '2020-01-31' };
    expect([asked.status, asked.json]).toEqual([202, { status: 'queued', ruleset: before.ruleset, earlier }]);
    expect((await registry.ask(path)).json).toEqual(asked.json);
    const page = (await registry.ask(`${path}?limit=1`)).json.earlier;
    const rest = (await registry.ask(`${path}?cursor=${page.next}`)).json.earlier;
    expect([...page.items, ...rest.items]).toEqual(before.items);
    await give({ presets: ['minimal'] });
    const other = (await registry.ask(path)).json;
    expect(other).toEqual({ status: 'queued', ruleset: expect.not.stringMatching(before.ruleset), earlier });
    await give({ presets: ['strict'] });
    expect((await registry.ask(path)).json.earlier).toEqual(earlier);
    pass();
    const made = (await ended(registry, path)).json;
    expect([made.status, made.earlier]).toEqual(['done', undefined]);
    expect((await registry.ask(`${path}?cursor=${page.next}`)).status).toBe(400);
  });

  it('that ends without findings has those that were found before', async () => {
    work();
    const before = (await ended(registry, path)).json;
    await give({ presets: ['minimal'] });
    await ended(registry, path);
    const failed = { status: 'failed', reason: 'time', summary: null };
    await reviews()
      .whereNot({ ruleset_digest: Buffer.from(before.ruleset, 'hex') })
      .update(failed);
    const { json } = await registry.ask(path);
    expect(json).toMatchObject({ status: 'failed', reason: 'time', earlier: { items: before.items } });
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
    await change();
    work();
    expect((await ended(registry, path)).json).toMatchObject({ status });
  });

  it('is refused where a hundred wait, but for one that waits, and what is published is reviewed all the same', async () => {
    await registry.database.knex.raw(`insert into reviews (id, document_hash, ruleset_digest, asked_at)
      select sha256(n::text::bytea), hash, hash, now() from documents, generate_series(1, 100) n`);
    await published(registry, 'others', documentOf('GET /x'), documentOf('GET /y'));
    await registry.put('/v1/apis/others/ruleset', '{"presets":["strict"]}', 'application/json');
    const refused = await registry.ask('/v1/apis/others/versions/1/review', { method: 'POST' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await ask()).toBe('queued');
    expect((await registry.ask('/v1/apis/others/versions/2/review')).json.status).toBe('queued');
  });

  it('is removed where nobody has asked for it in 30 days, unless an API with that ruleset has the document', async () => {
    const { tidy } = work();
    await ended(registry, path);
    await give({ presets: ['minimal'] });
    await ended(registry, path);
    expect(await reviews()).toHaveLength(2);
    await reviews().update({ asked_at: new Date(at.getTime() - 31 * day) });
    await tidy?.();
    const left = await reviews();
    expect(left.map(({ ruleset_digest: digest }) => digest.toString('hex'))).toEqual([
      (await registry.ask('/v1/apis/letters/ruleset')).headers.get('etag')?.slice(1, -1),
    ]);
    expect(await registry.database.knex('review_findings').whereNot({ review_id: left[0].id })).toEqual([]);
  });

  it('of each head is asked for under the ruleset, however publishing and changing it meet', async () => {
    const presets = [['strict'], ['minimal'], ['security'], ['strict', 'security']];
    const publish = (index: number) =>
      registry.put(`/v1/apis/letters/versions/c${index}?branch=b${index % 3}`, documentOf(`GET /c${index}`));
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => [publish(index), give({ presets: presets[index % 4] })]).flat(),
    );
    expect(answers.map(({ status }) => status).filter(status => status >= 400)).toEqual([]);
    const { items } = (await registry.ask('/v1/apis/letters/versions')).json;
    const heads = ['main', 'b0', 'b1', 'b2'].map(name =>
      items.find(({ branch }: { branch: string }) => branch === name),
    );
    const statuses = heads.map(
      async ({ version }) => (await registry.ask(`/v1/apis/letters/versions/${version}/review`)).json.status,
    );
    expect(await Promise.all(statuses)).toEqual(['queued', 'queued', 'queued', 'queued']);
  });

  it('under a pattern that runs away says so, and harms no other', async () => {
    const check = { function: 'pattern', functionOptions: { match: '^(([a-z])+.)+[A-Z]([a-z])+$' } };
    const runaway = Object.fromEntries([...Object.entries({ given: '$.info.title' }), ['then', check]]);
    const text = documentOf('GET /A').replace('title: Letters', `title: ${'a'.repeat(60)}`);
    await registry.put('/v1/apis/letters/versions/2', text);
    expect((await give({ spectral: { rules: { runaway } } })).status).toBe(200);
    work({ threads: 1 });
    const { json } = await ended(registry, path.replace('/1/', '/2/'));
    expect(json.status).toBe('done');
    const told = json.items.filter(({ message }: { message: string }) => message.includes('runs away'));
    expect(told).toHaveLength(1);
    expect(await ask()).toBe('queued');
    expect((await ended(registry, path)).json).toMatchObject({ status: 'done' });
  });

  it('of a document that two APIs have under one ruleset is made once', async () => {
    await published(registry, 'others', documentOf('GET /A'));
    expect([(await reviews()).length, (await jobs()).length]).toEqual([1, 1]);
  });
});

async function version(name: string) {
  return (await registry.ask(`/v1/apis/letters/versions/${name}`)).json;
}
