import type { Request } from 'express';
import express from 'express';
import express4 from 'express4';
import { contractInput } from '../../src/express/index.js';
import { rawExchange, statusOf } from '../support/raw-exchange.js';
import { contractOf, serve } from './ways.js';

const answer = "responses: { '200': { description: any, content: { application/json: {} } } }";
const contract = await contractOf(`
openapi: 3.1.0
info: { title: Parsers behind, version: '1' }
paths:
  /json: { post: { requestBody: { content: { application/json: {} } }, ${answer} }, delete: { ${answer} } }
  /form: { post: { requestBody: { content: { application/x-www-form-urlencoded: {} } }, ${answer} } }
  /text: { post: { requestBody: { content: { text/plain: {} } }, ${answer} } }
  /bytes: { post: { requestBody: { content: { application/octet-stream: {} } }, ${answer} } }
`);
const makes = [
  ['Express 4', express4 as unknown as typeof express] as const, // what is used of it here is the same
  ['Express 5', express] as const,
];

async function shown(request: Request): Promise<unknown> {
  const { body } = contractInput(request);
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return body;
  const pieces: Uint8Array[] = [];
  for await (const piece of body as AsyncIterable<Uint8Array>) pieces.push(piece); // a stream was just seen
  return Buffer.concat(pieces).toString();
}

const served = (make: typeof express, undeclaredBody: 'refuse' | 'ignore' = 'refuse') =>
  serve(make === express ? 'Express 5' : 'Express 4', contract, { undeclaredBody }, app => {
    app.use(make.json(), make.urlencoded({ extended: true }), make.text());
    app.use((request, response, next) => {
      shown(request).then(input => response.json({ input, body: request.body }), next);
    });
  });

describe.each(makes)('body parsers behind the service, %s', (_, make) => {
  it.each([
    ['/json', 'application/json', '{"a":1}', { a: 1 }],
    ['/form', 'application/x-www-form-urlencoded', 'a=1', { a: '1' }],
    ['/text', 'text/plain', 'abc', 'abc'],
    ['/bytes', 'application/octet-stream', 'abc', 'abc'],
  ])('leave a body alone that was read here: %s', async (path, type, body, input) => {
    const { ask, close } = await served(make);
    const { text } = await ask(path, { method: 'POST', headers: { 'content-type': type }, body });
    await close();
    expect(JSON.parse(text).input).toEqual(input);
    // Express 4's own first parser has not been there; the service sets none
    expect(JSON.parse(text).body ?? {}).toEqual({});
  });

  it.each(['refuse', 'ignore'] as const)('pass an empty chunked body where none is declared: %s', async undeclared => {
    const { port, close } = await served(make, undeclared);
    const head = 'DELETE /json HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n';
    const got = await rawExchange(port, [`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]);
    await close();
    expect(statusOf(got)).toBe(200);
  });

  it('read what the service leaves unread', async () => {
    const { ask, close } = await served(make, 'ignore');
    const headers = { 'content-type': 'application/json' };
    const { text } = await ask('/json', { method: 'DELETE', headers, body: '{"a":1}' });
    await close();
    expect(JSON.parse(text)).toEqual({ body: { a: 1 } });
  });
});
