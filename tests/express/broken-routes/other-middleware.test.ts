import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import express4 from 'express4';
import { createService } from '../../../src/express/index.js';
import { contractOf, listen, type Served } from '../ways.js';
import { contract, secret } from './broken.js';

type App = readonly [name: string, make: () => Express];
const apps: readonly App[] = [
  ['Express 5', express],
  ['Express 4', () => express4() as Express],
];

function logged() {
  const lines: string[] = [];
  return { lines, logger: { error: (line: string) => void lines.push(line) } };
}

describe.each(apps)('compression in %s', (_name, make) => {
  const compress = compression({ threshold: 0 });
  const route: RequestHandler = (request, response) => {
    const id = request.get('x-id') === 'good' ? 1 : secret;
    if (request.get('x-way') === 'json') response.json({ id });
    else {
      response.type('json').write('{"id":');
      response.end(`${JSON.stringify(id)}}`);
    }
  };

  it.each(
    ['before', 'behind'].flatMap(place =>
      ['GET', 'HEAD'].flatMap(method =>
        ['json', 'write'].flatMap(way =>
          ['good', 'bad'].map(id => [place, method, way, id, id === 'good' || method === 'HEAD' ? 200 : 500] as const),
        ),
      ),
    ),
  )('%s the service: %s by %s of what is %s', async (place, method, way, id, want) => {
    const { lines, logger } = logged();
    const app = make().set('env', 'test');
    if (place === 'before') app.use(compress);
    app.use(createService(contract, { logger }).middleware);
    if (place === 'behind') app.use(compress);
    app.get('/json', route);
    const served = await listen(app, lines);
    const asked = await served.ask('/json', {
      method,
      headers: { 'accept-encoding': 'gzip', 'x-id': id, 'x-way': way },
    });
    await served.close();
    expect([asked.status, lines.length]).toEqual([want, want === 500 ? 1 : 0]);
    const plain =
      asked.headers['content-encoding'] === 'gzip' && asked.bytes.length > 0 ? gunzipSync(asked.bytes) : asked.bytes;
    if (method === 'GET')
      expect(JSON.parse(plain.toString())).toMatchObject(want === 200 ? { id: 1 } : { status: 500 });
    expect(lines.join() + plain.toString()).not.toContain(secret);
  });
});

const bodies = await contractOf(`
openapi: 3.2.0
info: { title: Parsed before, version: '1' }
paths:
  /thing:
    post:
      operationId: thing
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/Thing' } }
          application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/Thing' } }
          text/plain: { schema: { type: string, maxLength: 3 } }
          application/octet-stream: {}
          multipart/form-data: { schema: { $ref: '#/components/schemas/Thing' } }
          application/jsonl: { itemSchema: { $ref: '#/components/schemas/Thing' } }
      responses: { '200': { description: what came, content: { application/json: {} } } }
components: { schemas: { Thing: { type: object, required: [id], properties: { id: { type: integer } } } } }
`);

/** Reads a body to its end and leaves nothing of it, as a middleware that signs or logs bodies may. */
const drains: RequestHandler = (request, _response, next) => {
  request.on('end', () => setImmediate(next)).resume();
};
const left = 'was read by middleware before the service';

describe.each(apps)('a body that was read before the service, in %s', (_name, make) => {
  let served: Served;
  const { lines, logger } = logged();
  beforeAll(async () => {
    const { json, urlencoded, raw, text } = express;
    const parsers: Readonly<Record<string, RequestHandler>> = {
      json: json(),
      urlencoded: urlencoded({ extended: true }),
      raw: raw({ type: '*/*' }),
      text: text({ type: '*/*' }),
      drains,
    };
    const app = make().set('env', 'test');
    app.use((request, response, next) => parsers[request.get('x-parser') ?? '']!(request, response, next));
    app.use(
      createService(bodies, {
        logger,
        handlers: { thing: async ({ body }) => ({ status: 200, body: await shown(body) }) },
      }).middleware,
    );
    served = await listen(app, lines);
  });
  afterAll(() => served.close());

  it.each<[parser: string, type: string, body: string, status: number, want: unknown, line: string]>([
    ['json', 'application/json', '{"id":1}', 200, { id: 1 }, ''],
    ['json', 'application/json', `{"id":"${secret}"}`, 400, undefined, ''],
    ['json', 'text/plain', 'abc', 200, 'abc', ''],
    ['json', 'application/x-www-form-urlencoded', 'id=1', 200, { id: 1 }, ''],
    ['raw', 'application/json', '{"id":1}', 200, { id: 1 }, ''],
    ['raw', 'application/json', `{"id":"${secret}"}`, 400, undefined, ''],
    ['raw', 'application/json', '{', 400, undefined, ''],
    ['raw', 'application/octet-stream', 'abc', 200, ['abc'], ''],
    ['raw', 'application/x-www-form-urlencoded', 'id=1', 200, { id: 1 }, ''],
    ['raw', 'application/jsonl', '{"id":1}\n', 200, [{ id: 1 }], ''],
    ['text', 'application/json', '{"id":1}', 200, { id: 1 }, ''],
    ['text', 'text/plain', 'abcd', 400, undefined, ''],
    ['urlencoded', 'application/x-www-form-urlencoded', 'id=1', 200, { id: 1 }, ''],
    ['urlencoded', 'application/x-www-form-urlencoded', `id=${secret}`, 400, undefined, ''],
    ['drains', 'application/json', '{"id":1}', 500, undefined, left],
    ['drains', 'application/octet-stream', secret, 500, undefined, left],
    ['drains', 'application/jsonl', '{"id":1}\n', 500, undefined, left],
    ['drains', 'multipart/form-data; boundary=a', '--a--', 500, undefined, left],
    ['drains', 'image/png', secret, 415, undefined, ''],
  ])('%s: %s %s', async (parser, type, body, status, want, line) => {
    lines.length = 0;
    const asked = await served.ask('/thing', {
      method: 'POST',
      headers: { 'content-type': type, 'x-parser': parser },
      body,
    });
    expect([asked.status, lines]).toEqual([status, line === '' ? [] : [expect.stringContaining(line)]]);
    if (status === 200) expect(JSON.parse(asked.text)).toEqual(want);
    expect(lines.join() + asked.text).not.toContain(secret);
  });
});

async function shown(body: unknown): Promise<unknown> {
  if (body instanceof Uint8Array) return Buffer.from(body).toString();
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return body;
  const all: unknown[] = [];
  for await (const item of body as AsyncIterable<unknown>)
    all.push(item instanceof Uint8Array ? Buffer.from(item).toString() : item); // it was just seen to be one
  return all;
}
