import express from 'express';
import { createService, type Handler } from '../../src/express/index.js';
import { contractOf, everyWay, listen, serve } from './ways.js';

const answer = "responses: { '200': { description: any, content: { application/json: {} } } }";
const file = 'schema: { type: string, format: binary, maxLength: 3000000 }';
const body = (operationId: string, range: string) =>
  `put: { operationId: ${operationId}, requestBody: { required: true, content: { ${range} } }, ${answer} }`;
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Ranges of bytes, version: '1' }
paths:
  /any: { ${body('any', `'*/*': { ${file} }`)} }
  /application: { ${body('application', `application/*: { ${file} }`)} }
  /text: { ${body('text', `text/*: { ${file} }`)} }
  /image: { ${body('image', `image/*: { ${file} }`)} }
  /picture: { ${body('picture', 'image/*: {}')} }
  /titled: { ${body('titled', 'image/*: { schema: { type: string, maxLength: 3 } }')} }
`);

/** What the types of handlers say of such a body. */
const take: Handler = async input => {
  if (typeof input.body === 'string') return { status: 200, body: { text: input.body } };
  let length = 0;
  for await (const piece of input.body as AsyncIterable<Uint8Array>) length += piece.length; // as the types have it
  return { status: 200, body: { streamed: length } };
};
const handlers = { any: take, application: take, text: take, image: take, picture: take, titled: take };
const long = 'a'.repeat(2_000_000);
const latin = Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>\xe9</a>', 'latin1');

describe('a range that is declared as bytes', () => {
  it.each(
    everyWay<readonly [path: string, type: string, sent: string | Buffer]>([
      ['/any', 'application/json', '{"a":1}'],
      ['/any', 'application/json', '{'],
      ['/any', 'application/x-www-form-urlencoded', 'a=%'],
      ['/any', 'multipart/form-data; boundary=b', 'no part'],
      ['/any', 'application/jsonl', '{'],
      ['/any', 'text/csv', long],
      ['/any', 'application/pdf', long],
      ['/application', 'application/json', '{"a":1}'],
      ['/application', 'application/xml', latin],
      ['/text', 'text/plain', latin],
      ['/image', 'image/png', long],
      ['/image', 'image/svg+xml', long],
      ['/image', 'image/svg+xml', latin],
      ['/picture', 'image/svg+xml', long],
      ['/picture', 'image/svg+xml', latin],
    ]),
  )('%s: streams them whatever their Content-Type is: %s %s', async (way, path, type, sent) => {
    const { port, close } = await serve(way, contract, { handlers });
    const got = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'PUT',
      headers: { 'content-type': type },
      body: sent,
    });
    const shown: unknown = await got.json();
    await close();
    expect(shown).toEqual({ streamed: sent.length });
  });

  it.each(everyWay([['/any'] as const, ['/image'] as const]))(
    '%s: holds them to uploadBytes and their schema: %s',
    async (way, path) => {
      const { ask, close } = await serve(way, contract, { handlers, limits: { uploadBytes: 4_000_000 } });
      const statuses = [];
      for (const length of [2_000_000, 3_500_000, 4_500_000]) {
        const headers = { 'content-type': 'image/svg+xml' };
        statuses.push((await ask(path, { method: 'PUT', headers, body: 'a'.repeat(length) })).status);
      }
      await close();
      expect(statuses).toEqual([200, 400, 413]);
    },
  );

  it.each(
    everyWay([
      ['image/svg+xml', 'abc', '{"text":"abc"}'] as const,
      ['image/svg+xml', 'abcd', undefined] as const,
      ['image/png', 'abcd', '{"streamed":4}'] as const,
    ]),
  )('%s: is none where its schema has values: %s %s', async (way, type, sent, want) => {
    const { ask, close } = await serve(way, contract, { handlers });
    const { status, text } = await ask('/titled', { method: 'PUT', headers: { 'content-type': type }, body: sent });
    await close();
    expect(status === 200 ? text : undefined).toBe(want);
  });

  it.each<[string, express.RequestHandler, number]>([
    ['raw', express.raw({ type: '*/*' }), 200],
    ['text', express.text({ type: '*/*' }), 200],
    ['json', express.json(), 500],
  ])('is one to what a parser before has left: %s', async (_, parser, want) => {
    const app = express().set('env', 'test').use(parser);
    app.use(createService(contract, { handlers, logger: false }).middleware);
    const { ask, close } = await listen(app);
    const headers = { 'content-type': 'application/json' };
    const { status } = await ask('/any', { method: 'PUT', headers, body: '{"a":1}' });
    await close();
    expect(status).toBe(want);
  });
});
