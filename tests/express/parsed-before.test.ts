import express, { type RequestHandler } from 'express';
import { createService } from '../../src/express/index.js';
import { contractOf, listen } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Parsed before, version: '1' }
paths:
  /:
    post:
      operationId: take
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              properties:
                n: { type: integer }
                list: { type: array, items: { type: integer } }
                pair: { type: array, items: { type: string } }
                deep: { type: object, properties: { on: { type: boolean }, ids: { type: array, items: { type: integer } } } }
                rows: { type: array, items: { type: object, properties: { id: { type: integer } } } }
                text: { type: string }
              additionalProperties: false
            encoding: { pair: { style: form, explode: false } }
          application/octet-stream: { schema: { maxLength: 3 } }
          multipart/form-data: { schema: { type: object, properties: { n: { type: integer }, f: { type: string, format: binary } } } }
          application/json: {}
      responses: { '200': { description: what came, content: { application/json: {} } } }
`);
const form = 'application/x-www-form-urlencoded';
const { json, urlencoded, text, raw } = express;
const simple = urlencoded({ extended: false });
const extended = urlencoded({ extended: true });
const typed: RequestHandler = (request, _, next) => {
  request.resume().on('end', () => {
    request.body = { n: 1, list: [2] };
    next();
  });
};

async function take(parser: RequestHandler | undefined, type: string, body: string) {
  const app = express().set('env', 'test');
  if (parser) app.use(parser);
  const lines: string[] = [];
  const handlers = {
    take: async ({ body: given }: { body: unknown }) => ({ status: 200, body: await shown(given) }),
  };
  const limits = { depth: 5, jsonKeys: 20 };
  app.use(createService(contract, { handlers, limits, logger: { error: line => lines.push(line) } }).middleware);
  const served = await listen(app, lines);
  const answer = await served.ask('/', { method: 'POST', headers: { 'content-type': type }, body });
  await served.close();
  const given = JSON.parse(answer.text) as { readonly errors?: readonly { readonly code: string }[] };
  return answer.status === 200 ? given : [answer.status, ...(given.errors ?? []).map(({ code }) => code), ...lines];
}

/** Bytes come as a stream, as the types of handlers say. */
async function shown(body: unknown): Promise<unknown> {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return body;
  let length = 0;
  for await (const piece of body as AsyncIterable<Uint8Array>) length += piece.length; // a stream was just seen
  return { streamed: length };
}

describe('a form that a parser has read before', () => {
  it.each<[string, unknown]>([
    ['n=1', { n: 1 }],
    ['n=x', [400, 'type']],
    ['list=1', { list: [1] }],
    ['list=1&list=2', { list: [1, 2] }],
    ['pair=a,b', { pair: ['a', 'b'] }],
    ['deep[on]=true&deep[ids]=1&deep[ids]=2', { deep: { on: true, ids: [1, 2] } }],
    ['rows[0][id]=1&rows[1][id]=2', { rows: [{ id: 1 }, { id: 2 }] }],
    ['deep=%7B%22on%22%3Atrue%7D', { deep: { on: true } }],
    ['text=%26a%3D+%2B%25%C3%A9%00', { text: '&a= +%é\0' }],
    ['other=1', [400, 'additionalProperties']],
  ])('has the values that it has when it is read here: %s', async (body, want) => {
    expect(await take(undefined, form, body)).toEqual(want);
    expect(await take(extended, form, body)).toEqual(want);
    expect(await take(simple, form, body)).toEqual(want);
  });

  it('keeps values that have types already', async () => {
    expect(await take(typed, form, 'whatever')).toEqual({ n: 1, list: [2] });
  });
});

describe('a body of bytes that a parser has read before', () => {
  const bytes = 'application/octet-stream';
  it.each<[string, RequestHandler]>([
    ['text', text({ type: '*/*' })],
    ['raw', raw({ type: '*/*' })],
  ])('is held to its size, and comes as the types say: %s', async (_, parser) => {
    expect(await take(parser, bytes, 'abc')).toEqual({ streamed: 3 });
    expect(await take(parser, bytes, 'abcd')).toEqual([400, 'maxLength']);
  });

  it('is no value: a parser that makes one is a mistake that the log names', async () => {
    expect(await take(json({ type: '*/*' }), bytes, '{}')).toEqual([
      500,
      expect.stringContaining('made a value of a body of bytes'),
    ]);
  });
});

describe('the parts of a form that a parser has left as a whole', () => {
  const parts = 'multipart/form-data; boundary="b c"';
  it.each<[string, RequestHandler]>([
    ['text', text({ type: '*/*' })],
    ['raw', raw({ type: '*/*' })],
  ])('are those that its boundary makes: %s', async (_, parser) => {
    const body = '--b c\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--b c--\r\n';
    expect(await take(parser, parts, body)).toEqual({ n: 1 });
    expect(await take(parser, parts, body.replace('\r\n1\r\n', '\r\nx\r\n'))).toEqual([400, 'type']);
  });
});

describe('JSON that a parser has read before', () => {
  it.each<[string, string, unknown]>([
    ['as deep as may be', '[[[[[]]]]]', [[[[[]]]]]],
    ['too deep', '[[[[[[]]]]]]', [400, 'too-deep']],
    ['too deep in an object', '{"a":{"a":{"a":{"a":{"a":{}}}}}}', [400, 'too-deep']],
    ['of too many properties', JSON.stringify(Array(21).fill({ a: 1 })), [400, 'too-many-keys']],
    ['of as many as may be', JSON.stringify(Array(20).fill({ a: 1 })), Array(20).fill({ a: 1 })],
  ])('is held to the limits of JSON: %s', async (_, body, want) => {
    expect(await take(json(), 'application/json', body)).toEqual(want);
    expect(await take(undefined, 'application/json', body)).toEqual(want);
  });
});
