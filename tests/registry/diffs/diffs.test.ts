import { load } from 'js-yaml';
import { softenings } from 'specwright';
import { ownDocument } from '../../../src/registry/document.js';
import { packageVersion } from '../../../src/registry/package-version.js';
import { type Registry, startRegistry } from '../registry.js';
import { compared, documentOf, published } from './asked.js';

const [one, two] = [documentOf('GET /a', 'GET /b'), documentOf('GET /a', 'POST /c')];
const base = { api: 'letters', version: '1' };
const head = { api: 'letters', version: '2' };

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  await published(registry, 'letters', one, two);
});
afterAll(() => registry.close());

const rows = (table: string) => registry.database.knex(table);

describe('a comparison', () => {
  it('of two versions says what changes, the gravest first, with its places', async () => {
    const { status, json } = await compared(registry, { base, head });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      status: 'done',
      engine: packageVersion,
      level: 'breaking',
      counts: { breaking: 1, risky: 0, safe: 1 },
      before: { title: 'Letters', version: '1.0.0', openapi: '3.1.0' },
    });
    expect(json.items).toMatchObject([
      {
        code: 'operation-removed',
        level: 'breaking',
        reaches: [{ operation: 'GET /b', part: '' }],
        reachesTotal: 1,
        before: { file: 'base', line: 5, pointer: '/paths/~1b/get' },
      },
      { code: 'operation-added', level: 'safe', after: { file: 'head', line: 5, pointer: '/paths/~1c/post' } },
    ]);
  });

  it('of a version with a document says the same as with a version of that document', async () => {
    const stored = await compared(registry, { base, head });
    const sent = await registry.post('/v1/diffs', { base, head: { text: two } });
    expect(sent.status).toBe(200);
    expect(sent.json).toEqual(stored.json);
  });

  it('of a version with a document that is not published is made, and the document is not kept', async () => {
    const { json } = await compared(registry, { base, head: { text: documentOf('GET /a') } });
    expect(json).toMatchObject({ status: 'done', counts: { breaking: 1, risky: 0, safe: 0 } });
    const [row] = await rows('diffs').where({ id: Buffer.from(json.id, 'hex') });
    expect(row.body).toBeNull();
    expect(await rows('documents').where({ hash: Buffer.from(json.head, 'hex') })).toEqual([]);
  });

  it('of a version with itself says that nothing changes', async () => {
    const { json } = await compared(registry, { base, head: base });
    expect(json).toMatchObject({ status: 'done', counts: { breaking: 0, risky: 0, safe: 0 }, items: [] });
    expect(json).not.toHaveProperty('level');
  });

  it('is first promised, then answered at once with what is kept', async () => {
    const question = { base, head: { text: documentOf('GET /first') } };
    const promised = await registry.post('/v1/diffs', question);
    expect(promised.status).toBe(202);
    expect(promised.headers.get('location')).toBe(`/v1/diffs/${promised.json.id}`);
    expect(promised.json).toMatchObject({ status: 'queued', options: { strict: [], extensions: [] } });
    const { json } = await compared(registry, question);
    const kept = await registry.post('/v1/diffs', question);
    expect([kept.status, kept.json]).toEqual([200, json]);
    expect(await rows('jobs.job').whereRaw("data->>'sha256' = ?", [json.id])).toHaveLength(1);
  });

  it('that eight ask for at once is one row and one job', async () => {
    const question = { base, head: { text: documentOf('GET /eight') } };
    const answers = await Promise.all(Array.from({ length: 8 }, () => registry.post('/v1/diffs', question)));
    const ids = new Set(answers.map(({ json }) => json.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    await compared(registry, question);
    expect(await rows('diffs').where({ id: Buffer.from(id, 'hex') })).toHaveLength(1);
    expect(await rows('jobs.job').whereRaw("data->>'sha256' = ?", [id])).toHaveLength(1);
  });

  it('is the same whatever order its options are in, and another with others', async () => {
    const idWith = async (options: object) => (await registry.post('/v1/diffs', { base, head, options })).json.id;
    const id = await idWith({ now: '2026-01-31', strict: ['stability', 'extensible-enums'] });
    expect(await idWith({ strict: ['extensible-enums', 'stability'], now: '2026-01-31' })).toBe(id);
    expect(await idWith({ strict: ['extensible-enums'], now: '2026-01-31' })).not.toBe(id);
    expect(await idWith({ strict: ['stability', 'extensible-enums'], now: '2026-02-01' })).not.toBe(id);
    expect(await idWith({ strict: ['all'] })).toBe(await idWith({ strict: [...softenings] }));
  });

  it('is not sent again to who has it, and is once it is finished', async () => {
    const { json, headers } = await compared(registry, { base, head });
    const etag = headers.get('etag')!;
    const asked = (tag: string) => registry.ask(`/v1/diffs/${json.id}`, { headers: { 'if-none-match': tag } });
    expect((await asked(etag)).status).toBe(304);
    expect((await asked(`"0", ${etag.replace('W/', '')}`)).status).toBe(304);
    await rows('diffs')
      .where({ id: Buffer.from(json.id, 'hex') })
      .update({ finished_at: new Date(0) });
    expect((await asked(etag)).status).toBe(200);
  });

  it.each([
    ['a base of no API', { base: { api: 'none', version: '1' }, head }, 404],
    ['a base that is no version', { base: { api: 'letters', version: '9' }, head }, 404],
    ['a head that is no version', { base, head: { api: 'letters', version: '9' } }, 404],
    ['a head that is Swagger 2.0', { base, head: { text: 'swagger: "2.0"\n' } }, 422],
    ['a head that is no OpenAPI', { base, head: { text: 'hello' } }, 422],
    ['a head of another file', { base, head: { text: documentOf().replace('{}', '{ /a: { $ref: "b.yaml" } }') } }, 422],
    ['a head both ways', { base, head: { ...head, text: two } }, 400],
    ['no head', { base }, 400],
    ['a day that is none', { base, head, options: { now: 'tomorrow' } }, 400],
    ['a head over 1 MB', { base, head: { text: 'a'.repeat(1024 * 1024 + 1) } }, 413],
  ])('is refused: %s', async (_what, question, want) => {
    const before = await rows('diffs').count();
    const { status, headers } = await registry.post('/v1/diffs', question);
    expect({ status, type: headers.get('content-type') }).toEqual({ status: want, type: 'application/problem+json' });
    expect(await rows('diffs').count()).toEqual(before);
  });

  it('that nobody asked for is not there', async () => {
    expect((await registry.ask(`/v1/diffs/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await registry.ask('/v1/diffs/abc')).status).toBe(400);
  });

  it('needs a key', async () => {
    const init = {
      method: 'POST',
      body: JSON.stringify({ base, head }),
      headers: { 'content-type': 'application/json' },
    };
    expect((await fetch(`${registry.url}/v1/diffs`, init)).status).toBe(401);
  });

  it('comes in pages, each change once', async () => {
    const paths = Array.from({ length: 120 }, (_, index) => `GET /p${index}`);
    await published(registry, 'pages', documentOf(...paths), documentOf());
    const asked = { base: { api: 'pages', version: '1' }, head: { api: 'pages', version: '2' } };
    const { json: first } = await compared(registry, asked);
    expect(first.counts).toEqual({ breaking: 120, risky: 0, safe: 0 });
    const told: string[] = [];
    for (let path: string | undefined = `/v1/diffs/${first.id}?limit=50`; path; ) {
      const { json, headers }: Awaited<ReturnType<Registry['ask']>> = await registry.ask(path);
      told.push(...json.items.map((item: { reaches: { operation: string }[] }) => item.reaches[0]?.operation));
      path = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
      expect(json.next !== undefined).toBe(path !== undefined);
    }
    expect(told.sort()).toEqual(paths.sort());
    const { next } = (await registry.ask(`/v1/diffs/${first.id}`)).json;
    const other = (await compared(registry, { base, head })).json.id;
    expect((await registry.ask(`/v1/diffs/${other}?cursor=${next}`)).status).toBe(400);
  });

  it('keeps names that Postgres has no text for', async () => {
    const odd = String.raw`{"openapi":"3.1.0","info":{"title":"\u0000","version":"\ud800"},"paths":{"/\u0000":{"get":{"responses":{"200":{"description":"d"}}}}}}`;
    const { json } = await compared(registry, { base, head: { text: odd } });
    expect(json).toMatchObject({ status: 'done', after: { title: '\uFFFD', version: '\uFFFD' } });
  });
});

interface Listed {
  readonly enum: readonly string[];
}

it('the contract knows the defaults that the comparison knows', async () => {
  const { yaml } = await ownDocument();
  // the document is ours
  const { components } = load(yaml) as { components: { schemas: Record<string, Listed & { items?: Listed }> } };
  expect(components.schemas['Softening']?.enum).toEqual([...softenings]);
  expect(components.schemas['StrictNames']?.items?.enum).toEqual(['all', ...softenings]);
});
