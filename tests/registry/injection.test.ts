import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rawExchange, statusOf } from '../support/raw-exchange.js';
import { pingDocument, type Registry, startRegistry } from './registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await registry.post('/v1/apis', { name: 'ping' });
});
afterAll(() => registry.close());

const hostile = [
  ['SQL', "'); drop table versions; --"],
  ['a line of the log', 'x\n{"level":"error","message":"forged"}'],
  ['a header', 'x\r\nSet-Cookie: a=b'],
  ['a NUL', 'a\0b'],
  ['half of a surrogate pair', 'a\ud800b'],
  ['a terminal sequence', '\u001b[2Jx'],
  ['markup', '<script>alert(1)</script>'],
  ['names of prototypes', '__proto__'],
] as const;

describe.each(hostile)('%s', (_what, text) => {
  const encoded = encodeURIComponent(text.toWellFormed());

  it('in a name is refused, and nothing of it is made', async () => {
    const before = await registry.database.knex('apis').count();
    expect((await registry.post('/v1/apis', { name: text })).status).toBe(400);
    for (const path of [
      `/v1/apis/${encoded}`,
      `/v1/apis/ping/versions/${encoded}`,
      `/v1/apis/${encoded}/versions/1/document`,
    ])
      expect((await registry.ask(path)).status).toBe(400);
    expect((await registry.put(`/v1/apis/ping/versions/${encoded}`, pingDocument())).status).toBe(400);
    expect(await registry.database.knex('apis').count()).toEqual(before);
  });

  it('in a query is no more than a text', async () => {
    expect([200, 400]).toContain((await registry.ask(`/v1/operations?q=${encoded}xyz`)).status);
    expect((await registry.ask(`/v1/apis?cursor=${encoded}`)).status).toBe(400);
    expect((await registry.ask(`/v1/audit-events?action=${encoded}`)).status).toBe(400);
  });

  it('in a document and in a title is kept as the text that it is', async () => {
    const name = `t${Math.random().toString(36).slice(2, 12)}`;
    const title = text.replaceAll('\0', '\ufffd').toWellFormed();
    const made = await registry.post('/v1/apis', { name, title: text });
    expect({ status: made.status, title: made.json.title }).toEqual({ status: 201, title });
    const operation = { summary: text, operationId: 'a', tags: [text], responses: { default: { description: text } } };
    const document = { openapi: '3.1.0', info: { title: text, version: text }, paths: { '/a': { get: operation } } };
    const path = `/v1/apis/${name}/versions/1`;
    const put = await registry.put(path, JSON.stringify(document), 'application/json');
    expect({ status: put.status, title: put.json.title, version: put.json.documentVersion }).toEqual({
      status: 201,
      title,
      version: title,
    });
    const { json } = await registry.ask(`${path}/operations`);
    expect(json.items).toEqual([
      { method: 'GET', path: '/a', operationId: 'a', summary: title, tags: [title], deprecated: false },
    ]);
  });
});

it('leaves lines of the log that are JSON, one a request, none forged', async () => {
  // as no browser sends it: the path of what is not there is told
  for (const target of ['/none","level":"error","message":"forged","a":"', '/none\\']) {
    const request = `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    const answer = await rawExchange(Number(new URL(registry.url).port), [request]);
    expect([400, 404]).toContain(statusOf(answer));
  }
  expect(registry.log.length).toBeGreaterThan(50);
  const lines = registry.log.join('').trimEnd().split('\n');
  const read = lines.map(line => JSON.parse(line));
  expect(read.filter(({ message }) => message === 'forged')).toEqual([]);
  expect(read.filter(({ path }) => path?.startsWith('/none'))).toHaveLength(2);
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
});

describe('a hostile document', () => {
  // what it refers to is there and could be used: whoever followed the reference would publish it
  let folder: string;
  let file: string;
  const asked: string[] = [];
  const listener = createServer((request, response) => {
    asked.push(String(request.url));
    response.end('type: string\n');
  });
  // an object, for it listens on TCP
  const port = () => (listener.address() as AddressInfo).port;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-hostile-'));
    file = join(folder, 'usable.yaml');
    writeFileSync(file, 'type: string\n');
    await once(listener.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    listener.close();
  });

  it.each([
    ['a file', () => file, 'ref-outside-root'],
    ['a file by its URL', () => pathToFileURL(file).href, 'ref-outside-root'],
    ['a file of secrets', () => '/etc/passwd', 'ref-outside-root'],
    ['another file', () => 'other.yaml#/a', 'ref-outside-root'],
    ['loopback', () => `http://127.0.0.1:${port()}/x.yaml`, 'remote-not-allowed'],
    ['loopback by its name', () => `http://localhost:${port()}/x.yaml`, 'remote-not-allowed'],
    ['loopback in other digits', () => `http://0x7f000001:${port()}/x.yaml`, 'remote-not-allowed'],
    ['link-local metadata', () => 'http://169.254.169.254/latest/meta-data', 'remote-not-allowed'],
    ['a private address', () => 'http://10.0.0.1/x.yaml', 'remote-not-allowed'],
    ['another protocol', () => `ftp://127.0.0.1:${port()}/x.yaml`, 'ref-not-found'],
  ])('that refers to %s is refused without being followed', async (_what, target, code) => {
    const text = `${pingDocument()}components: { schemas: { A: { $ref: '${target()}' } } }\n`;
    const published = await registry.put('/v1/apis/ping/versions/hostile', text);
    const inspected = await registry.ask('/v1/inspections', {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/yaml' },
    });
    for (const { status, text: answer, json } of [published, inspected]) {
      expect({ status, code: json.findings?.[0].code }).toEqual({ status: 422, code });
      expect(json.findings[0].location.line).toBe(10);
      expect(answer).not.toContain('root:');
    }
    expect(asked).toEqual([]);
  });

  it('that is no UTF-8 is refused, though all else of it is right', async () => {
    const bytes = Buffer.from(pingDocument('caf\u00e9'), 'latin1');
    const { status, json } = await registry.put('/v1/apis/ping/versions/latin', bytes);
    expect({ status, code: json.findings?.[0].code }).toEqual({ status: 422, code: 'invalid-encoding' });
  });

  it('of aliases that multiply is refused', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `x-a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`);
    const { status, json } = await registry.put(
      '/v1/apis/ping/versions/bomb',
      `${pingDocument()}x-a0: &a0 [1]\n${lines.join('')}`,
    );
    expect({ status, code: json.findings[0].code }).toEqual({ status: 422, code: 'alias-bomb' });
  });
});
