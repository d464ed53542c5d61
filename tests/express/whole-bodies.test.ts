import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Handler, HandlerResult } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Bodies as they are sent, version: '1' }
paths:
  /bodies:
    get:
      operationId: bodies
      responses:
        '200':
          description: one of them
          headers: { Content-Encoding: { schema: { type: string } } }
          content:
            application/json: { schema: { type: object, required: [id], properties: { id: { type: integer } } } }
            text/plain: { schema: { type: string, maxLength: 3 } }
            image/png: { schema: { type: string, format: binary, minLength: 2, maxLength: 4 } }
            application/x-www-form-urlencoded:
              schema:
                type: object
                required: [n]
                properties: { n: { type: integer }, tags: { type: array, items: { enum: [a, b] } } }
                additionalProperties: false
`);

const form = 'application/x-www-form-urlencoded';
const rows: readonly (readonly [type: string, text: string, good: boolean])[] = [
  ['application/json', '{"id":1}', true],
  ['application/json', '{"id":"x"}', false],
  ['text/plain', 'abc', true],
  ['text/plain', 'abcd', false],
  ['image/png', 'ab', true],
  ['image/png', 'abcd', true],
  ['image/png', 'a', false],
  ['image/png', 'abcde', false],
  [form, 'n=1&tags=a&tags=b', true],
  [form, 'n=%31', true],
  [form, 'n=x', false],
  [form, 'tags=a', false],
  [form, 'n=1&tags=c', false],
  [form, 'n=1&other=2', false],
  [form, 'n=1&n=2', false],
];

/** The same body by each way that a handler can give it, but for JSON, of which a text is a value. */
const given: Readonly<Record<string, (text: string, type: string) => HandlerResult>> = {
  bytes: (text, contentType) => ({ status: 200, contentType, body: Buffer.from(text) }),
  'a text': (text, contentType) => ({
    status: 200,
    contentType,
    body: contentType === 'application/json' ? JSON.parse(text) : text,
  }),
  'a stream': (text, contentType) => ({
    status: 200,
    contentType,
    body: Readable.from([...text].map(piece => Buffer.from(piece))),
  }),
};

const accept = { headers: { accept: '*/*' } };

describe('a body that a handler gives as what is sent', () => {
  it.each(
    everyWay(
      Object.keys(given).flatMap(what =>
        rows.map(([type, text, good]) => [what, type, text, good ? 200 : 500] as const),
      ),
    ),
  )('%s: %s, as %s: %s is answered %s', async (way, what, type, text, status) => {
    const handler: Handler = () => given[what]!(text, type);
    const served = await serve(way, contract, { handlers: { bodies: handler } });
    const got = await served.ask('/bodies', accept);
    await served.close();
    if (status === 200) expect([got.status, got.text, served.lines]).toEqual([200, text, []]);
    // what passes in pieces may have begun
    else expect(what === 'a stream' ? [500, 'cut'] : [500]).toContain(got.status);
    expect(served.lines).toHaveLength(status === 200 ? 0 : 1);
  });

  it.each(everyWay([['{"id":1}', 200] as const, ['{"id":"x"}', 500] as const]))(
    '%s: compressed, of %s, is answered %s',
    async (way, text, status) => {
      const headers = { 'Content-Encoding': 'gzip' };
      const handler: Handler = () => ({ status: 200, headers, contentType: 'application/json', body: gzipSync(text) });
      const served = await serve(way, contract, { handlers: { bodies: handler } });
      expect((await served.ask('/bodies', accept)).status).toBe(status);
      await served.close();
    },
  );
});

describe('a body that a route writes', () => {
  it.each(everyWay(rows))('%s: %s of %s is good: %s', async (way, type, text, good) => {
    const pieces = [
      ['at once', [text]],
      ['in pieces', [...text]],
    ] as const;
    for (const [_when, written] of pieces) {
      const served = await serve(way, contract, {}, app =>
        app.get('/bodies', (_, response) => {
          response.set('Content-Type', type);
          for (const piece of written) response.write(piece);
          response.end();
        }),
      );
      const { status, text: sent } = await served.ask('/bodies', accept);
      await served.close();
      if (good) expect([status, sent, served.lines]).toEqual([200, text, []]);
      else expect([500, 'cut']).toContain(status);
      expect(served.lines).toHaveLength(good ? 0 : 1);
    }
  });

  it.each(everyWay([['image/png'], [form]] as const))('%s: is not asked for of HEAD: %s', async (way, type) => {
    const served = await serve(way, contract, {}, app =>
      app.get('/bodies', (_, response) => void response.set('Content-Type', type).end()),
    );
    expect((await served.ask('/bodies', { method: 'HEAD', ...accept })).status).toBe(200);
    await served.close();
  });
});
