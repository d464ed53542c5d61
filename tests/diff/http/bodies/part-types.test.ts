import { diff } from '../../../../src/diff/index.js';
import { contractOf } from '../given.js';

const schema =
  'schema: { type: object, properties: { note: { type: string }, picture: { type: string, format: binary } } }';
const content = (encoding: string) => `content: { multipart/form-data: { ${schema}, encoding: { ${encoding} } } }`;
const answer = (encoding: string) =>
  `paths:\n  /pets:\n    get:\n      responses: { '200': { description: a pet, ${content(encoding)} } }\n`;
const request = (encoding: string) =>
  `paths:\n  /pets:\n    post:\n      requestBody: { required: true, ${content(encoding)} }\n      responses: { '204': { description: done } }\n`;

// https://spec.openapis.org/oas/v3.1.1.html#encoding-object
describe('the media type of a part of which none is said', () => {
  it.each<[what: string, old: string, now: string, want: readonly string[]]>([
    ['text of a response is text/plain', answer(''), answer('note: { contentType: image/png }'), ['breaking']],
    ['text of a response that is said to be text/plain', answer(''), answer('note: { contentType: text/plain }'), []],
    ['text of a request that is said to be text/plain', request(''), request('note: { contentType: text/plain }'), []],
    ['bytes of a response may be of any type', answer(''), answer('picture: { contentType: image/png }'), ['safe']],
  ])('is the one for values of the kind: %s', async (_what, old, now, want) => {
    const { changes } = diff(await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml'));
    expect(changes.map(({ level, code }) => `${level} ${code}`)).toEqual(
      want.map(level => `${level} encoding-changed`),
    );
  });
});

describe('the line of a part that is marked', () => {
  const header = (most: number) => `headers: { X-A: { required: true, schema: { type: string, maxLength: ${most} } } }`;
  const api = (type: string, said: string) =>
    `openapi: 3.2.0\ninfo: { title: T, version: "1" }\npaths: { /a: { post: { requestBody: { required: true, content: { ${type}: { ${said} } } }, responses: { '204': { description: d } } } } }\n`;
  const pair = 'type: object, required: [x, y], properties: { x: { const: 1 }, y: { type: string, maxLength: 9 } }';
  const list = (more: string, head: number) =>
    api(
      'multipart/mixed',
      `schema: { type: array, ${more} }, itemEncoding: { contentType: application/json, ${header(head)} }`,
    );
  const form = (fields: string, type: string) =>
    api(
      'multipart/form-data',
      `schema: { type: object, required: [a, b], properties: { a: { const: a }, b: ${fields} } }, encoding: { b: { contentType: ${type}, ${header(9)} } }`,
    );
  const prefix = (most: number) =>
    `minItems: 3, prefixItems: [true, { type: object, required: [x], properties: { x: { type: string, maxLength: ${most} } } }]`;

  it.each([
    [
      'is that of the value behind all headers',
      list(`items: { ${pair} }, minItems: 2`, 9),
      list(`items: { ${pair.replace('9', '8')} }, minItems: 2`, 9),
      '{"x":1,"y":"aaaaaaaaa"}',
    ],
    ['is in the part that fails', list(prefix(9), 9), list(prefix(8), 9), '{"x":"aaaaaaaaa"}'],
    [
      'is that of the header that fails',
      list('items: {}, minItems: 2', 9),
      list('items: {}, minItems: 2', 8),
      'X-A: aaaaaaaaa',
    ],
    [
      'is that of the value of a field',
      form('{ type: string, maxLength: 9 }', 'text/plain'),
      form('{ type: string, maxLength: 8 }', 'text/plain'),
      'aaaaaaaaa',
    ],
    [
      'is in the item of a field',
      form('{ type: array, minItems: 2, items: { type: string, maxLength: 9 } }', 'text/plain'),
      form('{ type: array, minItems: 2, items: { type: string, maxLength: 8 } }', 'text/plain'),
      'aaaaaaaaa',
    ],
    [
      'is that of the media type',
      form('{ type: string }', '"image/png, text/html"'),
      form('{ type: string }', 'image/png'),
      'Content-Type: text/html',
    ],
  ])('%s', async (_what, old, now, line) => {
    const [before, after] = [await contractOf(old, 'old.yaml'), await contractOf(now, 'new.yaml')];
    const { witness } = diff(before, after).changes.find(({ level }) => level === 'breaking')!;
    expect(witness!.message[witness!.mark!]).toBe(line);
    expect(witness!.message.filter(each => each === line)).toHaveLength(1);
  });
});
