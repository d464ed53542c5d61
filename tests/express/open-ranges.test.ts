import type { Handler, HandlerResult } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const schema =
  'schema: { type: object, required: [title], properties: { title: { type: string }, count: { type: integer } } }';
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Ranges, version: '1' }
paths:
  /any:
    post:
      operationId: any
      requestBody: { required: true, content: { '*/*': { ${schema} } } }
      responses: { '200': { description: any, content: { application/*: { ${schema} } } } }
  /file:
    post:
      operationId: file
      requestBody: { required: true, content: { '*/*': { schema: { type: [string, object], maxLength: 5 } } } }
      responses: { '200': { description: any, content: { application/*: { ${schema} } } } }
  /listed:
    post:
      operationId: listed
      requestBody: { required: true, content: { application/*: { schema: { $ref: '#/components/schemas/Listed' } }, application/pdf: {} } }
      responses: { '200': { description: any, content: { application/*: { ${schema} } } } }
components:
  schemas: { Listed: { oneOf: [{ type: array }, { type: number }] } }
`);
const good: HandlerResult = { status: 200, contentType: 'application/json', body: { title: 'a' } };

/** What the types of handlers say of such a body. */
async function shown(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return body;
  const pieces: Uint8Array[] = [];
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece); // a stream was just seen
  return { bytes: Buffer.concat(pieces).toString() };
}

describe('a body of a range', () => {
  it.each(
    everyWay<readonly [type: string, body: string, want: unknown]>([
      ['application/json', '{"title":"a"}', { title: 'a' }],
      ['application/vnd.a+json', '{"title":"a"}', { title: 'a' }],
      ['application/json', '{"title":1}', 400],
      ['application/x-www-form-urlencoded', 'title=a&count=2', { title: 'a', count: 2 }],
      ['application/x-www-form-urlencoded', 'title=a&count=x', 400],
      ['application/xml', '<title/>', 415],
      ['text/csv', 'title', 415],
      ['application/x-www-form-urlencoded', 'name=a', 400],
      ['application/pdf', '{"title":"a"}', 415],
      ['image/png', '{"title":"a"}', 415],
    ]),
  )('%s: comes as what it turns out to be: %s %s', async (way, type, body, want) => {
    let seen: unknown;
    const handler: Handler = async input => {
      seen = await shown(input.body);
      return good;
    };
    const served = await serve(way, contract, { handlers: { any: handler } });
    const { status } = await served.ask('/any', { method: 'POST', headers: { 'content-type': type }, body });
    await served.close();
    expect(status === 200 ? seen : status).toEqual(want);
  });

  it.each(
    everyWay<readonly [path: string, type: string, body: string, want: unknown]>([
      ['/file', 'image/png', 'abcdefgh', { bytes: 'abcdefgh' }],
      ['/file', 'text/csv', 'title', 'title'],
      ['/file', 'text/csv', 'titles', 400],
      ['/file', 'application/json', '{}', {}],
      ['/listed', 'application/json', '[]', []],
      ['/listed', 'application/octet-stream', '[]', 415],
      ['/listed', 'application/pdf', 'abc', { bytes: 'abc' }],
    ]),
  )(
    '%s: comes as bytes where its schema takes a string, or they are declared: %s %s %s',
    async (way, path, type, body, want) => {
      let seen: unknown;
      const handler: Handler = async input => {
        seen = await shown(input.body);
        return good;
      };
      const served = await serve(way, contract, { handlers: { file: handler, listed: handler } });
      const { status } = await served.ask(path, { method: 'POST', headers: { 'content-type': type }, body });
      await served.close();
      expect(status === 200 ? seen : status).toEqual(want);
    },
  );

  it.each(
    everyWay<readonly [contentType: string, body: unknown, status: number, text: string]>([
      ['application/json', { title: 'a' }, 200, '{"title":"a"}'],
      ['application/vnd.a+json', { title: 'a' }, 200, '{"title":"a"}'],
      ['application/json', { title: 1 }, 500, ''],
      ['application/xml', '<a/>', 200, '<a/>'],
      ['application/pdf', new TextEncoder().encode('abc'), 200, 'abc'],
      ['text/csv', 'a', 500, ''],
    ]),
  )('%s: goes out as what it is called: %s %j', async (way, contentType, body, status, text) => {
    const handler: Handler = () => ({ status: 200, contentType, body });
    const served = await serve(way, contract, { handlers: { any: handler } });
    const headers = { 'content-type': 'application/json' };
    const got = await served.ask('/any', { method: 'POST', headers, body: '{"title":"a"}' });
    await served.close();
    expect([got.status, status === 200 ? [got.headers['content-type'], got.text] : []]).toEqual([
      status,
      status === 200 ? [contentType, text] : [],
    ]);
  });
});
