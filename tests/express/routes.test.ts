import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Handler } from '../../src/express/index.js';
import { contractOf, everyWay, type Served, serve, type Way, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.2.0
info: { title: Routes, version: '1' }
paths:
  /pet:
    get:
      responses:
        '200': { description: a pet, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
    options: { responses: { '200': { description: what there is, content: { text/plain: { schema: { maxLength: 3 } } } } } }
    put: { responses: { '204': { description: done } } }
  /text:
    get: { responses: { '200': { description: short, content: { text/plain: { schema: { type: string, maxLength: 5 } } } } } }
  /octets:
    get: { responses: { '200': { description: a file, content: { application/octet-stream: {} } } } }
  /lines:
    get:
      responses:
        '200': { description: pets, content: { application/json-seq: { itemSchema: { $ref: '#/components/schemas/Pet' } } } }
  /events:
    get:
      responses:
        '200':
          description: events
          content:
            text/event-stream:
              itemSchema:
                required: [data]
                properties: { event: { enum: [born, died] }, data: { maxLength: 9 } }
  /counted:
    get: { responses: { '200': { $ref: '#/components/responses/Counted' } } }
    head: { responses: { '200': { $ref: '#/components/responses/Counted' } } }
components:
  responses:
    Counted:
      description: with headers
      headers:
        X-Count: { required: true, schema: { type: integer, maximum: 9 } }
        X-Tags: { schema: { type: array, items: { enum: [a, b] } } }
        X-Range: { explode: true, schema: { type: object, required: [from], properties: { from: { type: integer } } } }
        Set-Cookie: { schema: { pattern: '^id=' } }
        Content-Length: { required: true, schema: { type: integer } }
      content: { application/json: {} }
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: { type: integer }
        name: { type: string, maxLength: 20 }
        password: { type: string, writeOnly: true }
        parts: { type: array, items: { allOf: [{ properties: { key: { type: string, writeOnly: true } } }] } }
`);

const secret = 'do-not-log-this-value';
const good = '{"id":1}';
const bad = `{"id":"${secret}"}`;
const folder = await mkdtemp(join(tmpdir(), 'specwright-routes-'));
await writeFile(join(folder, 'good.json'), good);
await writeFile(join(folder, 'bad.json'), bad);
afterAll(() => rm(folder, { recursive: true, force: true }));

const writes =
  (...pieces: string[]) =>
  (type: string): RequestHandler =>
  (_, response) => {
    response.type(type);
    for (const piece of pieces) response.write(piece);
    response.end();
  };
const encoded =
  (encoding: string, bytes: Uint8Array): RequestHandler =>
  (_, response) =>
    void response.type('json').set('Content-Encoding', encoding).end(bytes);
const head =
  (headers: Record<string, string | number | string[]>): RequestHandler =>
  (_, response) =>
    void response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end('1');
/** As compressing middleware does: it writes a head before each piece. */
const eager: RequestHandler = (_, response) => {
  for (const piece of [good.slice(0, 3), good.slice(3)]) {
    if (!(response as Response & { _header: unknown })._header)
      response.writeHead(200, { 'Content-Type': 'application/json' });
    response.write(piece);
  }
  response.end();
};

type Row = [what: string, target: string, route: RequestHandler, want: number | 'cut'];
const rows: Row[] = [
  ['a good file', 'GET /pet', (_, r) => r.sendFile('good.json', { root: folder }), 200],
  ['a bad file', 'GET /pet', (_, r) => r.sendFile('bad.json', { root: folder }), 500],
  ['a file of an undeclared type', 'GET /octets', (_, r) => r.sendFile('good.json', { root: folder }), 500],
  [
    'a download',
    'GET /octets',
    (_, r) =>
      r.type('bin').sendFile('good.json', { root: folder, headers: { 'Content-Type': 'application/octet-stream' } }),
    200,
  ],
  ['a good pipe', 'GET /pet', (_, r) => void createReadStream(join(folder, 'good.json')).pipe(r.type('json')), 200],
  ['a bad pipe', 'GET /pet', (_, r) => void createReadStream(join(folder, 'bad.json')).pipe(r.type('json')), 500],
  ['no body', 'GET /pet', (_, r) => void r.type('json').end(), 500],
  ['no content type', 'GET /pet', (_, r) => void r.end(good), 500],
  ['what is no JSON', 'GET /pet', writes('{"id":')('json'), 500],
  ['a writeOnly property', 'GET /pet', writes('{"id":1,"password":"x"}')('json'), 500],
  ['a writeOnly property within allOf within items', 'GET /pet', writes('{"id":1,"parts":[{"key":"x"}]}')('json'), 500],
  [
    'a thrown error',
    'GET /pet',
    () => {
      throw new Error(secret);
    },
    500,
  ],
  ['a redirect that is not declared', 'GET /pet', (_, r) => r.redirect('/elsewhere'), 500],
  ['204 for 204', 'PUT /pet', (_, r) => void r.sendStatus(204), 204],
  ['200 for 204', 'PUT /pet', (_, r) => void r.json({}), 500],
  ['a short text', 'GET /text', writes('abc')('text'), 200],
  ['a long text', 'GET /text', writes('abc', 'def')('text'), 500],
  ['good gzip', 'GET /pet', encoded('gzip', gzipSync(good)), 200],
  ['bad gzip', 'GET /pet', encoded('gzip', gzipSync(bad)), 500],
  ['bad deflate', 'GET /pet', encoded('deflate', deflateSync(bad)), 500],
  ['bad brotli', 'GET /pet', encoded('br', brotliCompressSync(bad)), 500],
  ['a head before each piece', 'GET /pet', eager, 200],
  ['HEAD by the route of GET', 'HEAD /pet', (_, r) => void r.json({ id: 1 }), 200],
  ['HEAD with a wrong status', 'HEAD /pet', (_, r) => void r.status(203).end(), 500],
  ['HEAD of its own', 'HEAD /counted', head({ 'X-Count': 1 }), 200],
  ['HEAD of its own without a header', 'HEAD /counted', head({}), 500],
  ['OPTIONS', 'OPTIONS /pet', writes('GET')('text'), 200],
  ['wrong OPTIONS', 'OPTIONS /pet', writes('GET,PUT')('text'), 500],
  [
    'all headers',
    'GET /counted',
    head({ 'X-Count': '1', 'X-Tags': ['a', 'b'], 'X-Range': 'from=1', 'Set-Cookie': ['id=1', 'id=2'] }),
    200,
  ],
  ['a missing header', 'GET /counted', head({}), 500],
  ['a header of a wrong type', 'GET /counted', head({ 'X-Count': secret }), 500],
  ['a header beyond its maximum', 'GET /counted', head({ 'X-Count': 10 }), 500],
  ['a wrong item of a header', 'GET /counted', head({ 'X-Count': 1, 'X-Tags': `a, ${secret}` }), 500],
  ['a wrong object in a header', 'GET /counted', head({ 'X-Count': 1, 'X-Range': 'to=1' }), 500],
  ['one wrong cookie of two', 'GET /counted', head({ 'X-Count': 1, 'Set-Cookie': ['id=1', `x=${secret}`] }), 500],
  ['good records', 'GET /lines', writes('\x1e{"id":1}\n\x1e{"i', 'd":2}\n')('application/json-seq'), 200],
  ['a bad record', 'GET /lines', writes('\x1e{"id":1}\n', `\x1e${bad}\n`)('application/json-seq'), 'cut'],
  ['a record that is no JSON', 'GET /lines', writes(`\x1e${secret}\n`)('application/json-seq'), 'cut'],
  ['good events', 'GET /events', writes(': hi\n\n', 'event: born\ndata: {"id":1}\n\n')('text/event-stream'), 200],
  [
    'an unknown event',
    'GET /events',
    writes('data: {"id":1}\n\n', 'event: x\ndata: {"id":1}\n\n')('text/event-stream'),
    'cut',
  ],
  ['an event without data', 'GET /events', writes('event: born\n\n')('text/event-stream'), 'cut'],
  ['wrong data of an event', 'GET /events', writes(`event: born\ndata: ${bad}\n\n`)('text/event-stream'), 'cut'],
];

const answerError: ErrorRequestHandler = (_error, _request, response, _next) => void response.status(500).end();

/** One server a way; the row is named by a header that the contract says nothing of. */
async function serveRows(way: Way, table: readonly Row[], options = {}): Promise<Served> {
  return serve(way, contract, options, app => {
    app.use((request, response, next) => table[Number(request.get('x-row'))]![2](request, response, next));
    app.use(answerError);
  });
}

function run(table: readonly Row[], options = {}): void {
  const servers = new Map<Way, Served>();
  beforeAll(async () => {
    for (const way of ways) servers.set(way, await serveRows(way, table, options));
  });
  afterAll(async () => {
    for (const served of servers.values()) await served.close();
  });
  it.each(everyWay(table.map((row, index) => [...row, index] as const)))(
    '%s: %s (%s)',
    async (way, _what, target, _route, want, index) => {
      const served = servers.get(way)!;
      served.lines.length = 0;
      const [method = '', path = ''] = target.split(' ');
      const { status, text, headers } = await served.ask(path, { method, headers: { 'x-row': String(index) } });
      expect(status).toBe(want);
      const broken = want === 500 || want === 'cut';
      expect(served.lines).toHaveLength(broken ? 1 : 0);
      if (broken) expect(served.lines[0]).toContain(target.replace('HEAD /pet', 'GET /pet'));
      expect(served.lines.join() + text).not.toContain(secret);
      if (want === 500) expect(headers['content-type']).toBe('application/problem+json');
      if (want === 500)
        expect(headers['set-cookie'] ?? headers['x-count'] ?? headers['content-encoding']).toBeUndefined();
    },
  );
}

describe('what routes write', () => run(rows));

describe('what routes write beyond what is held back', () => {
  const long = `{"id":1,"name":"${secret}${'x'.repeat(99)}"}`;
  run(
    [
      ['a good body', 'GET /pet', writes('{"id":', '1,"name":"', 'abc"}')('json'), 200],
      ['a bad body in pieces', 'GET /pet', writes(...long.match(/.{1,9}/g)!)('json'), 'cut'],
      ['a bad body at once', 'GET /pet', writes(long)('json'), 'cut'],
      ['an undeclared status', 'GET /pet', (_, r) => void r.status(201).json({ id: 1, name: 'abcdefgh' }), 500],
      ['a body cut short by an error', 'GET /pet', writes('{"id":1,"name":', `"${secret}`)('json'), 'cut'],
    ],
    { holdLimit: 10 },
  );
});

describe('conditional and partial requests', () => {
  it.each(
    everyWay<readonly [name: string, want: number, line: string]>([
      ['if-none-match', 304, ''],
      ['range', 206, 'a part of the whole'],
    ]),
  )('%s: %s', async (way, name, want, line) => {
    const served = await serve(way, contract, {}, app =>
      app.get('/pet', (_, r) => r.sendFile('good.json', { root: folder })),
    );
    const first = await served.ask('/pet');
    const value = name === 'range' ? 'bytes=0-2' : String(first.headers['etag']);
    const { status } = await served.ask('/pet', { headers: { [name]: value } });
    expect([status, served.lines]).toEqual([want, line === '' ? [] : [expect.stringContaining(line)]]);
    await served.close();
  });
});

it('says that an unknown content encoding left a body unchecked', async () => {
  const served = await serve('Express 5', contract, {}, app => app.get('/pet', encoded('zstd', Buffer.from('?'))));
  expect((await served.ask('/pet')).status).toBe(200);
  expect(served.lines).toEqual([expect.stringContaining('content encoding')]);
  await served.close();
});

it('counts a header that other middleware has set as an answer of the handler', async () => {
  const { name } = contract.plan.operations.find(({ key }) => key === 'GET /counted')!;
  const handler: Handler = ({ response }) => {
    response.setHeader('X-Count', 3);
    return { status: 200, body: 1 };
  };
  const served = await serve('in front', contract, { handlers: { [name]: handler } });
  const { status, headers } = await served.ask('/counted');
  expect([status, headers['x-count'], served.lines]).toEqual([200, '3', []]);
  await served.close();
});
