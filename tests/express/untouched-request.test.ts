import type { Request } from 'express';
import { contractInput } from '../../src/express/index.js';
import { contractOf, serve, ways } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Untouched, version: '1' }
paths:
  /search/{id}:
    post:
      operationId: search
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
        - { name: page, in: query, schema: { type: integer, default: 1 } }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
        - { name: X-Depth, in: header, schema: { type: integer } }
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { n: { type: integer, default: 7 } } } }
      responses:
        '200': { description: What the route saw., content: { application/json: { schema: {} } } }
`);

const seen = ({ query, params, url, originalUrl, headers, body }: Request) => ({
  query: { ...query },
  params: { ...params },
  url,
  originalUrl,
  depth: headers['x-depth'],
  body,
});

describe.each(ways)('the request that an Express route sees behind the service, %s', way => {
  it('is as it came, while what was parsed is an input of its own', async () => {
    const served = await serve(way, contract, {}, app => {
      app.post('/search/:id', (request, response) => {
        const { params, query, headers, body } = contractInput(request);
        response.json({ own: seen(request), input: { params, query, headers, body } });
      });
    });
    const target = '/search/12?limit=5&tags=a,b%2Cc';
    const headers = { 'content-type': 'application/json', 'x-depth': '3' };
    const { status, text } = await served.ask(target, { method: 'POST', headers, body: '{"m":1}' });
    await served.close();
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      own: {
        query: { limit: '5', tags: 'a,b,c' },
        params: { id: '12' },
        url: target,
        originalUrl: target,
        depth: '3',
      },
      input: {
        params: { id: 12 },
        query: { limit: 5, page: 1, tags: ['a', 'b,c'] },
        headers: expect.objectContaining({ 'x-depth': 3 }),
        body: expect.objectContaining({ m: 1 }),
      },
    });
    expect(served.lines).toEqual([]);
  });
});
