import { setTimeout as pause } from 'node:timers/promises';
import { newKey, pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  for (const name of ['ping', 'pong', 'a-b']) await registry.post('/v1/apis', { name });
  for (let index = 0; index < 5; index++)
    await registry.put(`/v1/apis/ping/versions/${index}`, pingDocument(`read ${index % 3}`));
});
afterAll(() => registry.close());

/** All items of a list, by its Link headers. */
async function all(path: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { status, json, headers } = await registry.ask(next);
    expect(status).toBe(200);
    items.push(...json.items);
    next = /<([^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    expect(json.next === undefined).toBe(next === undefined);
  }
  return items;
}

describe('lists', () => {
  it.each([1, 2, 100])('are whole and in order, by pages of %d', async limit => {
    const names = (await all(`/v1/apis?limit=${limit}`)).map(({ name }) => name);
    expect(names).toEqual(['a-b', 'ping', 'pong']);
    const versions = (await all(`/v1/apis/ping/versions?limit=${limit}`)).map(({ version }) => version);
    expect(versions).toEqual(['4', '3', '2', '1', '0']);
  });

  it('neither repeat nor hide an item where others come between two pages', async () => {
    const first = await registry.ask('/v1/apis/ping/versions?limit=2');
    await registry.put('/v1/apis/ping/versions/between', pingDocument('between'));
    const second = await registry.ask(`/v1/apis/ping/versions?limit=2&cursor=${first.json.next}`);
    expect(second.json.items.map(({ version }: { version: string }) => version)).toEqual(['2', '1']);
  });

  it('of versions are narrowed to those of a document', async () => {
    const { json } = await registry.ask('/v1/apis/ping/versions/0');
    const same = await all(`/v1/apis/ping/versions?sha256=${json.sha256}&limit=1`);
    expect(same.map(({ version }) => version)).toEqual(['3', '0']);
  });

  it('of operations are in the order of the document', async () => {
    const paths = ['/z', '/a', '/m'].map(
      path => `  ${path}: { get: { responses: { default: { description: d } } } }\n`,
    );
    const text = `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n${paths.join('')}`;
    await registry.put('/v1/apis/pong/versions/1', text);
    const found = await all('/v1/apis/pong/versions/1/operations?limit=2');
    expect(found.map(({ path }) => path)).toEqual(['/z', '/a', '/m']);
  });

  it.each([
    ['/v1/apis?limit=101', 400],
    ['/v1/apis?limit=0', 400],
    ['/v1/apis?cursor=..%2F', 400],
    ['/v1/apis/ping/versions?cursor=bm9uZQ', 400],
    ['/v1/apis/none/versions', 404],
    ['/v1/apis/none', 404],
    ['/v1/apis/ping/versions/none', 404],
    ['/v1/apis/ping/versions/none/document', 404],
    ['/v1/apis/ping/versions/none/operations', 404],
    ['/v1/apis/ping/versions/none/inspection', 404],
    ['/v1/operations?q=ab', 400],
    ['/v1/operations', 400],
  ])('%s is answered with %d', async (path, want) => {
    expect((await registry.ask(path)).status).toBe(want);
  });
});

describe('a search', () => {
  it('finds operations whatever the letter case, each with the newest version that has it', async () => {
    const found = await all('/v1/operations?q=READ%200&limit=1');
    expect(found).toEqual([expect.objectContaining({ api: 'ping', version: '3', method: 'GET', path: '/ping' })]);
  });

  it.each(['%%%', '___', "' or '1'='1", '\\\\\\', '$1 ? :a'])('takes %s for letters', async term => {
    expect(await all(`/v1/operations?q=${encodeURIComponent(term)}`)).toEqual([]);
  });
});

describe('a version', () => {
  it('is not sent again to whoever has it', async () => {
    const path = '/v1/apis/ping/versions/0';
    const etag = (await registry.ask(path, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag') ?? '';
    const again = await registry.ask(path, { headers: { 'if-none-match': `"a", W/${etag}` } });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await registry.ask(path, { headers: { 'if-none-match': '"a"' } })).status).toBe(200);
  });
});

describe('a document', () => {
  it('may be kept for good, and is not sent again to whoever has it', async () => {
    const path = '/v1/apis/ping/versions/0/document';
    // compressed, it is another representation, and its tag a weak one
    const plain = { 'accept-encoding': 'identity' };
    const { status, headers, text } = await registry.ask(path, { headers: plain });
    expect({ status, text }).toEqual({ status: 200, text: pingDocument('read 0') });
    expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const etag = headers.get('etag') ?? '';
    for (const tag of [etag, `"a", W/${etag}`, '*']) {
      const again = await registry.ask(path, { headers: { ...plain, 'if-none-match': tag } });
      expect({ status: again.status, text: again.text, etag: again.headers.get('etag') }).toEqual({
        status: 304,
        text: '',
        etag,
      });
    }
    expect((await registry.ask(path, { headers: { 'if-none-match': '"a"' } })).status).toBe(200);
  });

  it('is inspected after it is published', async () => {
    const warned = `${pingDocument('warned')}components: { schemas: { A: { const: 1, nullable: true } } }\n`;
    await registry.put('/v1/apis/pong/versions/warned', warned);
    const path = '/v1/apis/pong/versions/warned/inspection';
    for (let tries = 0; (await registry.ask(path)).json.status === 'pending' && tries < 1200; tries++) await pause(50);
    const { headers, json } = await registry.ask(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json).toMatchObject({ status: 'done', counts: { operations: 1, error: 0 } });
    expect(json.items).toHaveLength(json.counts.warning + json.counts.info);
  });
});

describe('keys', () => {
  it.each([
    ['none', undefined, 401],
    ['one of nobody', 'sw_0123456789012345678901234567890123456789012', 401],
    ['one with a quote', "sw_' or 1=1 --", 401],
  ])('%s is refused', async (_what, key, want) => {
    const headers: Record<string, string> =
      key === undefined ? { authorization: '' } : { authorization: `Bearer ${key}` };
    const { status, headers: answered } = await registry.ask('/v1/apis', { headers });
    expect(status).toBe(want);
    expect(answered.get('www-authenticate')).toContain('Bearer');
  });

  it('open what they allow and nothing else', async () => {
    const key = await newKey(registry.database, 'reader', ['read']);
    const headers = { authorization: `Bearer ${key}` };
    const status = async (path: string, init = {}) => (await registry.ask(path, { headers, ...init })).status;
    expect(await status('/v1/apis')).toBe(200);
    expect(await status('/v1/audit-events')).toBe(403);
    const body = JSON.stringify({ name: 'x' });
    const json = { ...headers, 'content-type': 'application/json' };
    expect(await status('/v1/apis', { method: 'POST', body, headers: json })).toBe(403);
  });

  it('are not needed for the state of the service', async () => {
    const headers = { authorization: '' };
    for (const path of ['/livez', '/readyz', '/v1/version', '/docs'])
      expect((await registry.ask(path, { headers })).status).toBe(200);
  });

  it('are nowhere in the log', () => {
    expect(registry.log.length).toBeGreaterThan(10);
    expect(registry.log.join('')).not.toContain(registry.key);
  });
});

describe('the audit log', () => {
  it('tells of every API and version, the newest first', async () => {
    const events = await all('/v1/audit-events?action=version.published&limit=2');
    expect(events.at(-1)).toMatchObject({ actor: 'administrator', action: 'version.published', subject: 'ping/0' });
    const counted = await registry.database.knex('versions').count();
    expect(events).toHaveLength(Number(counted[0]?.['count']));
  });

  it.each([
    ['update', "update audit_events set actor = 'x'"],
    ['delete', 'delete from audit_events'],
    ['truncate', 'truncate audit_events'],
  ])('refuses %s', async (_what, sql) => {
    const before = await registry.database.knex('audit_events').count();
    await expect(registry.database.knex.raw(sql)).rejects.toThrow();
    expect(await registry.database.knex('audit_events').count()).toEqual(before);
  });
});
