import { readFile } from 'node:fs/promises';
import type { HandlerResult } from '../../src/enforce/index.js';
import type { WireRequest } from '../support/sampled-request.js';
import { type BothWays, serveBothWays } from './both-ways.js';

const document = new URL('../fixtures/both-ways/api.yaml', import.meta.url);
const json = 'application/json';

const get = (target: string, headers: WireRequest['headers'] = {}): WireRequest => ({ method: 'GET', target, headers });
const post = (target: string, type: string | undefined, body: string | object): WireRequest => ({
  method: 'POST',
  target,
  headers: type === undefined ? {} : { 'content-type': type },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const part = (name: string, text: string, more = '', type = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n${type && `Content-Type: ${type}\r\n`}\r\n${text}\r\n`;

type Row = readonly [what: string, request: WireRequest, answer: HandlerResult, status: number];
const ok: HandlerResult = { status: 200, body: { id: 1 } };
const none: HandlerResult = { status: 204 };
const key = { 'x-key': 'k' };

const rows: readonly Row[] = [
  ['simple path', get('/path/1,2/a%2Cb'), none, 204],
  ['a path value of another type', get('/path/1,x/a'), none, 400],
  ['form query, exploded and not', get('/query?list=1&list=2&flat=a,b&flag=true&n=1e2'), none, 204],
  ['defaults', get('/query'), none, 204],
  ['a repeated single', get('/query?n=1&n=2'), none, 400],
  ['an unknown query parameter', get('/query?other=1'), none, 400],
  ['an empty value that is allowed', get('/query?empty='), none, 204],
  ['pipes and spaces', get('/query?pipes=a%7Cb&spaces=1%202'), none, 204],
  ['deepObject', get('/query?deep[a]=1&deep[b]=x'), none, 204],
  ['a deepObject with an unknown part', get('/query?deep[c]=1'), none, 400],
  ['a parameter with content', get(`/query?json=${encodeURIComponent('{"a":1}')}`), none, 204],
  ['a parameter that is no JSON', get('/query?json=%7B'), none, 400],
  ['several violations at once', get('/query?n=x&flag=maybe&list=z'), none, 400],
  [
    'headers and cookies',
    get('/headers', { 'x-ids': '1, 2', 'x-object': 'a=1,b=x', cookie: 'session=s1; other=2' }),
    none,
    204,
  ],
  ['a header that is missing', get('/headers', { cookie: 'session=s1' }), none, 400],
  ['a cookie that is missing', get('/headers', { 'x-ids': '1' }), none, 400],
  ['a whole querystring', get('/whole?a=1&b=x'), none, 204],
  ['a whole querystring that is wrong', get('/whole?a=x'), none, 400],
  ['security: a key', get('/secure', key), ok, 200],
  ['security: two together', get('/secure', { authorization: 'Bearer t', cookie: 'sid=1' }), ok, 200],
  ['security: half of two', get('/secure', { authorization: 'Bearer t' }), ok, 401],
  ['security: none', get('/secure'), ok, 401],
  ['security that is optional', get('/optional'), ok, 200],
  ['JSON', post('/bodies', json, { name: 'a', tags: ['x'] }), ok, 200],
  ['JSON with a suffix', post('/bodies', 'application/vnd.a+json; charset=utf-8', { name: 'a' }), ok, 200],
  ['JSON that is none', post('/bodies', json, '{'), ok, 400],
  ['JSON that breaks its schema', post('/bodies', json, { name: 1, tags: ['x', 'x'], more: 1 }), ok, 400],
  ['a readOnly property', post('/bodies', json, { name: 'a', id: 1 }), ok, 400],
  ['a number past what is exact', post('/bodies', json, '{"name":"a","big":9007199254740993}'), ok, 200],
  ['__proto__ as a name', post('/bodies', json, '{"name":"a","__proto__":{"x":1}}'), ok, 400],
  ['a form', post('/bodies', 'application/x-www-form-urlencoded', 'name=a+b&tags=x&tags=y'), ok, 200],
  ['a form with a wrong field', post('/bodies', 'application/x-www-form-urlencoded', 'tags=x'), ok, 400],
  [
    'multipart with a file',
    post(
      '/bodies',
      'multipart/form-data; boundary=b',
      `${part('name', 'a')}${part('meta', '{"a":1}', '', json)}${part('file', 'hi', '; filename="a.txt"', 'text/plain')}--b--\r\n`,
    ),
    ok,
    200,
  ],
  [
    'multipart without what is required',
    post('/bodies', 'multipart/form-data; boundary=b', `${part('meta', '{"a":1}', '', json)}--b--\r\n`),
    ok,
    400,
  ],
  ['text', post('/bodies', 'text/plain', 'hello'), ok, 200],
  ['text that is too long', post('/bodies', 'text/plain', 'hello hello'), ok, 400],
  ['bytes', post('/bodies', 'application/octet-stream', 'abc'), ok, 200],
  ['a range', post('/bodies', 'image/png', 'abc'), ok, 200],
  ['lines', post('/bodies', 'application/jsonl', '{"name":"a"}\n{"name":"b"}\n'), ok, 200],
  ['a line that is wrong', post('/bodies', 'application/jsonl', '{"name":"a"}\n{"name":1}\n'), ok, 400],
  ['a type that is not declared', post('/bodies', 'application/xml', '<a/>'), ok, 415],
  ['no type, which is bytes', post('/bodies', undefined, '{}'), ok, 200],
  ['a body that is missing', { method: 'POST', target: '/bodies', headers: {} }, ok, 400],
  ['what nobody accepts', get('/responses', { accept: 'image/png' }), ok, 406],
  [
    'a child by allOf',
    post('/pets', json, { kind: 'cat', lives: 9 }),
    { status: 200, body: { kind: 'Dog', barks: true } },
    200,
  ],
  ['a child that lacks its own', post('/pets', json, { kind: 'cat' }), { status: 200, body: { kind: 'Dog' } }, 400],
  ['a dynamic reference', post('/trees', json, { value: 1, children: [{ value: 2 }] }), none, 204],
  ['a dynamic reference, wrong below', post('/trees', json, { value: 1, children: [{ value: 'x' }] }), none, 400],
  ['HEAD', { method: 'HEAD', target: '/responses', headers: {} }, ok, 200],
  ['another method', { method: 'DELETE', target: '/responses', headers: {} }, ok, 405],
  ['another path', get('/nowhere'), ok, 404],
  [
    'QUERY',
    { method: 'QUERY', target: '/search', headers: { 'content-type': json }, body: Buffer.from('{"name":"a"}') },
    ok,
    200,
  ],
  ['a status in a range', get('/responses'), { status: 404, body: { title: 'none' } }, 404],
  ['a status of default', get('/responses'), { status: 503, body: { title: 'late' } }, 503],
  [
    'a header',
    get('/responses'),
    { status: 201, headers: { 'X-Count': 3, 'X-List': ['a', 'b'] }, body: { id: 1 } },
    201,
  ],
  ['a header that is missing', get('/responses'), { status: 201, body: { id: 1 } }, 500],
  ['a header that is wrong', get('/responses'), { status: 201, headers: { 'X-Count': 'many' }, body: { id: 1 } }, 500],
  ['a body that is wrong', get('/responses'), { status: 200, body: { id: 'x' } }, 500],
  ['a writeOnly property', get('/responses'), { status: 200, body: { id: 1, secret: 's' } }, 500],
  ['a body where none is declared', get('/query'), { status: 204, body: { id: 1 } }, 500],
  ['a status that is not declared', get('/query'), ok, 500],
  [
    'a content type that is not declared',
    get('/responses'),
    { status: 200, contentType: 'text/plain', body: 'a' },
    500,
  ],
  ['items', get('/items'), { status: 200, body: [{ id: 1 }, { id: 2 }] }, 200],
  ['an item that is wrong', get('/items'), { status: 200, body: [{ id: 1 }, { id: 'x' }] }, 500],
];

describe('a service from generated modules and one from the document', () => {
  let ways: BothWays;

  beforeAll(async () => {
    ways = await serveBothWays(await readFile(document, 'utf8'));
  });

  afterAll(() => ways.close());

  it.each(rows)('do the same: %s', async (_, request, answer, status) => {
    const { generated, document } = await ways.send(request, answer);
    expect(generated).toEqual(document);
    expect(generated?.status).toBe(status);
  });
});
