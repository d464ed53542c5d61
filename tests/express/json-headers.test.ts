import type { Handler } from '../../src/express/index.js';
import { contractOf, everyWay, serve } from './ways.js';

const contract = await contractOf(`
openapi: 3.1.0
info: { title: Headers with content, version: '1' }
paths:
  /page:
    get:
      operationId: page
      responses:
        '200':
          description: a page
          headers:
            X-Page: { required: true, content: { application/json: { schema: { type: object, required: [next], properties: { next: { type: integer } } } } } }
            X-Note: { content: { application/problem+json: {} } }
            X-Text: { content: { text/plain: { schema: { type: string, maxLength: 3 } } } }
          content: { application/json: {} }
`);

const page = { 'X-Page': { next: 2 } };
const rows: readonly (readonly [what: string, headers: object, status: number, want: readonly unknown[]])[] = [
  ['an object', page, 200, ['{"next":2}', undefined, undefined]],
  ['a bigint within', { 'X-Page': { next: 2n ** 60n } }, 200, ['{"next":1152921504606846976}', undefined, undefined]],
  ['what has no schema', { ...page, 'X-Note': [1, { a: null }] }, 200, ['{"next":2}', '[1,{"a":null}]', undefined]],
  ['a text, which is JSON too', { ...page, 'X-Note': 'é\n' }, 200, ['{"next":2}', '"\\u00e9\\n"', undefined]],
  ['null', { ...page, 'X-Note': null }, 200, ['{"next":2}', 'null', undefined]],
  ['a plain text of another media type', { ...page, 'X-Text': 'abc' }, 200, ['{"next":2}', undefined, 'abc']],
  ['a wrong member', { 'X-Page': { next: 'x' } }, 500, []],
  ['nothing where it is required', {}, 500, []],
  ['a text that is too long', { ...page, 'X-Text': 'abcd' }, 500, []],
];

describe('a response header with content', () => {
  it.each(everyWay(rows))('%s: %s', async (way, _what, headers, status, want) => {
    const handler: Handler = () => ({ status: 200, headers: headers as Record<string, string>, body: 1 }); // any value
    const served = await serve(way, contract, { handlers: { page: handler } });
    const got = await served.ask('/page');
    await served.close();
    expect(got.status).toBe(status);
    if (status === 200) expect(['x-page', 'x-note', 'x-text'].map(name => got.headers[name])).toEqual(want);
  });

  it.each(everyWay([['{"next":2}', 200] as const, ['{"next":"x"}', 500] as const, ['{', 500] as const]))(
    '%s: written by a route as %s',
    async (way, text, status) => {
      const served = await serve(way, contract, {}, app =>
        app.get('/page', (_, response) => void response.set('X-Page', text).json(1)),
      );
      expect((await served.ask('/page')).status).toBe(status);
      await served.close();
    },
  );
});
