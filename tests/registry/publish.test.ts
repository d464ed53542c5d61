import { createHash } from 'node:crypto';
import { heldBack } from '../express/held-back.js';
import { statusesOf } from '../support/raw-exchange.js';
import { pingDocument, type Registry, startRegistry } from './registry.js';

const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ works: true });
  expect((await registry.post('/v1/apis', { name: 'ping', title: 'Ping' })).status).toBe(201);
});
afterAll(() => registry.close());

const published = async () => Number((await registry.database.knex('versions').count())[0]?.['count']);

describe('publishing a version', () => {
  it('keeps its bytes, and says where it is', async () => {
    const text = pingDocument('é');
    const { status, headers, json } = await registry.put('/v1/apis/ping/versions/1.0.0', text);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe('/v1/apis/ping/versions/1.0.0');
    expect(headers.get('etag')).toBe(`"${sha256(text)}"`);
    expect(json).toMatchObject({
      api: 'ping',
      version: '1.0.0',
      sha256: sha256(text),
      mediaType: 'application/openapi+yaml',
      bytes: Buffer.byteLength(text),
      openapi: '3.1.0',
      title: 'Ping',
      documentVersion: '1.0.0',
      publishedBy: 'administrator',
    });
    expect((await registry.ask('/v1/apis/ping/versions/1.0.0')).json).toEqual(json);
  });

  it('answers 200 to the same bytes again and changes nothing', async () => {
    const path = '/v1/apis/ping/versions/same';
    const first = await registry.put(path, pingDocument('same'));
    const before = await published();
    const again = await registry.put(path, pingDocument('same'), 'application/yaml');
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first.json);
    expect(await published()).toBe(before);
  });

  it('answers 409 to other bytes, with the hash of those that are there', async () => {
    const path = '/v1/apis/ping/versions/other';
    await registry.put(path, pingDocument('one'));
    const { status, json } = await registry.put(path, pingDocument('two'));
    expect({ status, sha256: json.sha256 }).toEqual({ status: 409, sha256: sha256(pingDocument('one')) });
    const { text } = await registry.ask(`${path}/document`);
    expect(text).toBe(pingDocument('one'));
  });

  it.each([
    ['If-Match: "another"', 'ping/versions/held', 412],
    ['If-Match: *', 'ping/versions/none', 412],
    ['If-None-Match: *', 'ping/versions/held', 412],
    ['If-Match: *', 'nobody/versions/held', 404],
  ])('that can not be, %s of %s, is refused before any of its bytes is sent', async (condition, place, status) => {
    await registry.put('/v1/apis/ping/versions/held', pingDocument('held'));
    const key = `Authorization: Bearer ${registry.key}\r\nContent-Type: application/yaml\r\n`;
    const head = `PUT /v1/apis/${place} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n`;
    const answer = await heldBack(Number(new URL(registry.url).port), `${head}${key}${condition}\r\n\r\n`, 'openapi: ');
    expect(statusesOf(answer)).toEqual([status]);
  });

  it('answers 412 where it is only to be published if it is new', async () => {
    const path = '/v1/apis/ping/versions/new';
    const once = { 'if-none-match': '*' };
    expect((await registry.put(path, pingDocument('new'), undefined, once)).status).toBe(201);
    expect((await registry.put(path, pingDocument('new'), undefined, once)).status).toBe(412);
  });

  it('changes nothing where it is to be one that is there: answers 412 where that is another, or is not', async () => {
    const path = '/v1/apis/ping/versions/matched';
    const put = async (tag: string) =>
      (await registry.put(path, pingDocument('matched'), undefined, { 'if-match': tag })).status;
    const tag = `"${sha256(pingDocument('matched'))}"`;
    expect([await put('*'), await put(tag)]).toEqual([412, 412]);
    expect((await registry.ask(path)).status).toBe(404);
    await registry.put(path, pingDocument('matched'));
    expect([await put('*'), await put(tag), await put(`"a", ${tag}`)]).toEqual([200, 200, 200]);
    expect([await put('"a"'), await put(`W/${tag}`)]).toEqual([412, 412]);
  });

  it('takes JSON byte for byte', async () => {
    const text = '{ "openapi":"3.1.0",\n "info": {"title":"A","version":"1"},  "paths": {} }';
    const put = await registry.put('/v1/apis/ping/versions/json', text, 'application/openapi+json');
    expect(put.status).toBe(201);
    const { headers, text: got } = await registry.ask('/v1/apis/ping/versions/json/document');
    expect({ got, type: headers.get('content-type') }).toEqual({ got: text, type: 'application/openapi+json' });
  });

  it('lets one of many win who publish the same version at once', async () => {
    const path = '/v1/apis/ping/versions/race';
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => registry.put(path, pingDocument(`race ${i % 4}`))),
    );
    const counted = (status: number) => answers.filter(answer => answer.status === status).length;
    expect([counted(201), counted(200), counted(409)]).toEqual([1, 1, 6]);
    const stored = await registry.database.knex('documents').where('title', 'Ping').count();
    const kept = await registry.database.knex('operations').where('summary', 'like', '%race%').count();
    expect(Number(kept[0]?.['count'])).toBe(1);
    expect(stored).toHaveLength(1);
  });

  it.each([
    ['no API of this name', '/v1/apis/none/versions/1', pingDocument(), 'application/yaml', 404],
    ['another media type', '/v1/apis/ping/versions/x', pingDocument(), 'text/plain', 415],
    ['no body', '/v1/apis/ping/versions/x', '', 'application/yaml', 400],
    ['Swagger 2.0', '/v1/apis/ping/versions/x', 'swagger: "2.0"\n', 'application/yaml', 422],
    ['no OpenAPI at all', '/v1/apis/ping/versions/x', 'hello', 'application/yaml', 422],
    ['YAML called JSON', '/v1/apis/ping/versions/x', pingDocument(), 'application/json', 422],
    ['no UTF-8', '/v1/apis/ping/versions/x', Uint8Array.of(0x61, 0xff), 'application/yaml', 422],
    ['over 16 MiB', '/v1/apis/ping/versions/x', 'a'.repeat(16 * 1024 * 1024 + 1), 'application/yaml', 413],
    ['a version of another form', '/v1/apis/ping/versions/x%20y', pingDocument(), 'application/yaml', 400],
  ])('refuses %s', async (_what, path, body, type, want) => {
    const before = await published();
    const { status, headers } = await registry.put(path, body, type);
    expect({ status, type: headers.get('content-type') }).toEqual({ status: want, type: 'application/problem+json' });
    expect(await published()).toBe(before);
  });

  it('says with its place what is wrong with a document', async () => {
    const { json } = await registry.put('/v1/apis/ping/versions/x', 'swagger: "2.0"\n');
    expect(json.findings[0]).toMatchObject({ code: 'swagger-2', location: { file: 'document', line: 1, column: 10 } });
  });
});
