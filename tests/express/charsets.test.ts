import type { Handler, HandlerResult } from '../../src/express/index.js';
import { contractOf, serve } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Charsets, version: '1' }
paths:
  /:
    get:
      operationId: get
      responses:
        '200': { description: a text, content: { text/plain: {}, application/json: {}, text/csv;charset=iso-8859-1: {} } }
`);

describe('the charset of a text that a handler gives', () => {
  it.each<[number, HandlerResult]>([
    [200, { status: 200, contentType: 'text/plain', body: 'é' }],
    [200, { status: 200, contentType: 'text/plain; charset=utf-8', body: 'é' }],
    [200, { status: 200, contentType: 'text/plain; Charset="UTF8"', body: 'é' }],
    [500, { status: 200, contentType: 'text/plain; charset=iso-8859-1', body: 'é' }],
    [500, { status: 200, contentType: 'application/json; charset=utf-16', body: { a: 'é' } }],
    [500, { status: 200, contentType: 'text/csv;charset=iso-8859-1', body: 'é' }],
    [200, { status: 200, contentType: 'text/csv;charset=iso-8859-1', body: Buffer.from('é', 'latin1') }],
  ])('is the one that it is sent in: %d for %j', async (status, result) => {
    const get: Handler = () => result;
    const served = await serve('in front', contract, { handlers: { get } });
    const answer = await served.ask('/');
    await served.close();
    expect([answer.status, served.lines]).toEqual([
      status,
      status === 200 ? [] : [expect.stringContaining('a text is sent in UTF-8')],
    ]);
  });
});
