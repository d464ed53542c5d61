import type { Handler, ServiceOptions } from '../../src/express/index.js';
import { contractOf, type Served, serve } from './ways.js';

const text = 'schema: { type: string }';
const form =
  'schema: { type: object, properties: { note: { type: string }, photo: { type: string, format: binary } } }';
const types = Array.from({ length: 12 }, (_, index) => `text/x-${index}: { ${text} }`).join(', ');
const contract = await contractOf(`
openapi: 3.0.3
info: { title: Bodies, version: '1' }
paths:
  /notes:
    post:
      operationId: note
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      requestBody: { content: { application/json: {}, text/plain: { ${text} }, multipart/form-data: { ${form} } } }
      responses: { '204': { description: noted } }
  /many: { post: { operationId: many, requestBody: { content: { ${types} } }, responses: { '204': { description: noted } } } }
  /bytes:
    post:
      operationId: bytes
      requestBody: { content: { image/png: { schema: { type: string, format: binary } } } }
      responses: { '204': { description: noted } }
  /items:
    post:
      operationId: items
      requestBody: { content: { application/jsonl: {} } }
      responses: { '204': { description: noted } }
`);
const readAll: Handler = async ({ body }) => {
  for await (const _part of body as AsyncIterable<unknown>);
  return { status: 204 };
};
const options: ServiceOptions = {
  limits: { bodyBytes: 20, fileBytes: 30, uploadBytes: 400, parts: 2 },
  handlers: {
    note: () => ({ status: 204 }),
    bytes: readAll,
    items: readAll,
  },
};

let served: Served;
beforeAll(async () => {
  served = await serve('in front', contract, options);
});
afterAll(() => served.close());

/** @param chunked sent without saying how long it is */
async function detailOf(target: string, type: string, body: string, chunked = false) {
  const sent = chunked ? new Blob([body]).stream() : body;
  const init = { method: 'POST', headers: { 'content-type': type }, body: sent, duplex: 'half' as const };
  const answer = await fetch(`http://127.0.0.1:${served.port}${target}`, init);
  return [answer.status, JSON.parse(await answer.text()).detail];
}

const part = (head: string, value: string) => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
const multipart = 'multipart/form-data; boundary=b';
const breaks = 'The request breaks the contract';
const all = 'application/json, text/plain, multipart/form-data';

describe('a body that is refused as a whole', () => {
  it.each([
    [
      'of another type',
      '/notes',
      'text/csv',
      415,
      `: the body has a media type that is not declared: it may be ${all}`,
    ],
    [
      'of another type, beside another fault',
      '/notes?limit=x',
      'text/csv',
      415,
      ` in 2 places: the body has a media type that is not declared: it may be ${all}`,
    ],
    [
      'of a type that is none of many',
      '/many',
      'text/csv',
      415,
      `: the body has a media type that is not declared: it may be ${Array.from({ length: 10 }, (_, index) => `text/x-${index}`).join(', ')}, or one of 2 more`,
    ],
  ])('tells, %s, what there may be', async (_what, target, type, status, want) => {
    expect(await detailOf(target, type, 'a,b')).toEqual([status, `${breaks}${want}`]);
  });

  const long = 'x'.repeat(50);
  it.each([
    ['a text by its length', '/notes', 'text/plain', long, false, 'the body is longer than the limit of 20 bytes'],
    ['a text that is counted', '/notes', 'text/plain', long, true, 'the body is longer than the limit of 20 bytes'],
    [
      'a part that is a text',
      '/notes',
      multipart,
      `${part('name=note', long)}--b--`,
      false,
      'a part of the body is longer than the limit of 20 bytes',
    ],
    [
      'a file',
      '/notes',
      multipart,
      `${part('name=photo; filename=a', long)}--b--`,
      false,
      'a part of the body is longer than the limit of 30 bytes',
    ],
    [
      'parts',
      '/notes',
      multipart,
      `${part('name=a', '1').repeat(3)}--b--`,
      false,
      'the body has more than the limit of 2 parts',
    ],
    ['a form as a whole', '/notes', multipart, long.repeat(10), true, 'the body is longer than the limit of 400 bytes'],
    [
      'bytes that stream',
      '/bytes',
      'image/png',
      long.repeat(10),
      true,
      'the body is longer than the limit of 400 bytes',
    ],
    [
      'an item of a sequence',
      '/items',
      'application/jsonl',
      `1\n"${long}"\n`,
      true,
      'the body has an item that is longer than the limit of 20 bytes',
    ],
  ])('tells the limit of %s', async (_what, target, type, body, chunked, want) => {
    expect(await detailOf(target, type, body, chunked)).toEqual([413, `${breaks}: ${want}`]);
  });
});
