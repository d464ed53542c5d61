import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContract, inspect } from '../../src/contract/index.js';
import { contentEncodings } from '../../src/contract/inspect/unread-contents.js';
import { loadText } from '../../src/document/index.js';
import { encodings } from '../../src/schema/formats/encodings.js';

const page = readFileSync(join(import.meta.dirname, '../../docs/not-enforced.md'), 'utf8').toLowerCase();
const responses = { 200: { description: 'fine' } };
const xml = { 200: { description: 'fine', content: { 'application/xml': { schema: {} } } } };
const callbacks = { back: { '{$request.query.url}': { post: { responses } } } };

const within = { contentType: 'multipart/mixed', encoding: { b: { contentType: 'text/plain' } } };
const nested = (media: object) => ({
  paths: { '/a': { post: { requestBody: { content: { 'multipart/form-data': media } }, responses } } },
});

const styled = { schema: { type: 'object' }, encoding: { a: { style: 'form', explode: false } } };
const asks = (content: object) => ({ paths: { '/a': { post: { requestBody: { content }, responses } } } });
const answers = (content: object) => ({
  paths: { '/a': { get: { responses: { 200: { description: 'fine', content } } } } },
});

// every construct that the list can name, and the words by which docs/not-enforced.md explains it
describe('what inspect lists as not enforced', () => {
  it.each<[string, object, string, string]>([
    [
      'the schema of an XML body',
      { paths: { '/a': { get: { responses: xml } } } },
      'schema of application/xml',
      'xml body',
    ],
    [
      'encoding within an encoding',
      nested({ schema: { properties: { a: {} } }, encoding: { a: within } }),
      'parts within the part a of multipart/form-data',
      'parts within a part',
    ],
    [
      'encoding of a query string',
      {
        paths: {
          '/a': {
            get: {
              parameters: [{ name: 'q', in: 'querystring', content: { 'application/x-www-form-urlencoded': styled } }],
              responses,
            },
          },
        },
      },
      'encoding of the query string q',
      'in: querystring',
    ],
    ['a webhook', { webhooks: { hook: { post: { responses } } } }, 'webhook hook POST', 'webhooks'],
    [
      'a callback',
      { paths: { '/a': { get: { responses, callbacks } } } },
      'callback back of GET /a: POST {$request.query.url}',
      'callbacks',
    ],
    [
      'a list written as CSV',
      {
        paths: {
          '/a': {
            get: { responses: { 200: { description: 'fine', content: { 'text/csv': { schema: { items: {} } } } } } },
          },
        },
      },
      'schema of text/csv',
      'other texts',
    ],
    ['an object as bytes', answers({ 'image/png': { schema: { type: 'object' } } }), 'schema of image/png', 'bytes'],
    [
      'a pattern of bytes, by a reference',
      {
        ...asks({ 'application/octet-stream': { schema: { $ref: '#/components/schemas/A' } } }),
        components: { schemas: { A: { allOf: [{ type: 'string' }, { pattern: '^GIF' }] } } },
      },
      'schema of application/octet-stream',
      'bytes',
    ],
    ['items of what is no sequence', asks({ 'text/csv': { itemSchema: {} } }), 'itemSchema of text/csv', 'itemschema'],
    [
      'a header that HTTP writes',
      {
        paths: {
          '/a': { get: { responses: { 200: { description: 'fine', headers: { 'Content-Length': { schema: {} } } } } } },
        },
      },
      'response header Content-Length',
      'content-length',
    ],
    [
      'parts of a multipart response',
      answers({ 'multipart/mixed': { schema: { type: 'array' } } }),
      'parts of multipart/mixed',
      'parts of a multipart response',
    ],
    [
      'a dialect that nobody knows',
      { jsonSchemaDialect: 'https://example.com/own', components: {} },
      'a dialect of JSON Schema',
      'dialect',
    ],
    [
      'a schema of such a dialect',
      { components: { schemas: { A: { $schema: 'https://example.com/own' } } } },
      'a dialect of JSON Schema',
      'dialect',
    ],
    [
      'an encoding that nobody knows',
      { components: { schemas: { A: { properties: { a: { contentEncoding: 'rot13' } } } } } },
      'contentEncoding "rot13"',
      'contentencoding',
    ],
    [
      'what is within a text that is not JSON',
      { components: { schemas: { A: { contentMediaType: 'application/xml', contentSchema: { type: 'object' } } } } },
      'contentSchema of application/xml',
      'contentschema',
    ],
    [
      'a format that nobody knows',
      {
        components: {
          schemas: { A: { properties: { a: { format: 'money' }, b: { format: 'own' } } }, B: { format: 'money' } },
        },
      },
      'format "money"',
      'openapi format registry',
    ],
  ])('names %s, and the guide explains it', async (_name, parts, construct, words) => {
    const text = JSON.stringify({ openapi: '3.2.0', info: { title: 'T', version: '1' }, ...parts });
    const contract = createContract(await loadText(text, { display: 'api.json' }));
    const formats = new Set(['own', 'binary']);
    expect(inspect(contract, undefined, { formats }).unenforced.map(each => each.construct)).toEqual([construct]);
    expect(page).toContain(words);
  });

  it.each<[string, object]>([
    ['bytes', { 'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength: 9 } } }],
    ['bytes that nothing is said of', { 'image/png': {} }],
    ['bytes of any kind', { 'image/png': { schema: {} } }],
    [
      'bytes that may be none',
      { 'image/png': { schema: { type: ['string', 'null'], contentMediaType: 'image/png' } } },
    ],
    ['JSON', { 'application/vnd.a+json': { schema: { type: 'object' } } }],
    ['a form', { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } }],
    ['any media type', { 'application/*': { schema: { type: 'object' } } }],
    ['items', { 'application/jsonl': { itemSchema: { type: 'object' } } }],
    ['parts in their order', { 'multipart/mixed': { itemSchema: {} } }],
    ['a text', { 'text/plain': { schema: { type: 'string', pattern: '^a' } } }],
  ])('names nothing of a request that takes %s', async (_name, content) => {
    const text = JSON.stringify({ openapi: '3.2.0', info: { title: 'T', version: '1' }, ...asks(content) });
    expect(inspect(createContract(await loadText(text, { display: 'api.json' }))).unenforced).toEqual([]);
  });

  it.each<[string, object]>([
    ['how many bytes there may be', { 'image/png': { schema: { type: 'string', format: 'binary', maxLength: 9 } } }],
    ['a form', { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } }],
  ])('names nothing of a response that says %s', async (_name, content) => {
    const text = JSON.stringify({ openapi: '3.2.0', info: { title: 'T', version: '1' }, ...answers(content) });
    expect(inspect(createContract(await loadText(text, { display: 'api.json' }))).unenforced).toEqual([]);
  });

  it('counts every encoding as known that schemas are held against', () => {
    expect([...contentEncodings].sort()).toEqual([...encodings.keys()].sort());
  });
});
