import { jest } from '@jest/globals';
import { documentOf, get } from '../case.js';
import type { Answer, Verdict } from '../side.js';
import { compare, type Row } from './both.js';

const json = (schema: unknown) => ({ description: '', content: { 'application/json': { schema } } });
const order = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' } },
  additionalProperties: false,
};

const document = documentOf({
  '/order': { get: { responses: { 200: json(order) } } },
  '/list': { get: { responses: { 200: json({ type: 'array', items: order }) } } },
  '/text': {
    get: {
      responses: { 200: { description: '', content: { 'text/plain': { schema: { type: 'string', maxLength: 3 } } } } },
    },
  },
  '/errors': { get: { responses: { 200: json(order), '5XX': json({ type: 'object', required: ['error'] }) } } },
  '/default': { get: { responses: { 200: json(order), default: json({ type: 'object', required: ['error'] }) } } },
  '/created': { get: { responses: { 201: { description: '' }, 202: { description: '' } } } },
  '/headers': {
    get: {
      responses: {
        200: {
          ...json(order),
          headers: {
            'X-Count': { required: true, schema: { type: 'integer', minimum: 1 } },
            'X-Tags': { schema: { type: 'array', items: { enum: ['a', 'b'] } } },
            'X-When': { schema: { type: 'string', format: 'date' } },
            'X-Flag': { schema: { type: 'boolean' } },
            'X-Range': { schema: { type: 'object', required: ['from'], properties: { from: { type: 'integer' } } } },
            'X-Json': { content: { 'application/json': { schema: order } } },
          },
        },
      },
    },
  },
});

beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => jest.restoreAllMocks());

const type = 'application/json';
const bad = '{"id":"one"}';

function row(path: string, name: string, answer: Answer, want: Verdict, eov?: Verdict): Row {
  return { name: `${path} ${name}`, request: get(path), answer, want, ...(eov && { eov }) };
}

const unseen = ['refuses', 'accepts'] as const;
const counted = { 'X-Count': '1' };

const tables: Readonly<Record<string, readonly Row[]>> = {
  'texts given to send': [
    row('/order', 'bad', { by: 'send', type, body: bad }, ...unseen),
    row('/order', 'good', { by: 'send', type, body: '{"id":1}' }, 'accepts'),
    row('/list', 'bad', { by: 'send', type, body: `[{"id":1},${bad}]` }, ...unseen),
    row('/text', 'too long', { by: 'send', type: 'text/plain', body: 'abcd' }, ...unseen),
    row('/order', 'a buffer', { by: 'send', type, body: Buffer.from(bad) }, ...unseen),
    row('/order', 'not JSON', { by: 'send', type, body: '{' }, ...unseen),
  ],
  'what is given to end and write': [
    row('/order', 'bad', { by: 'end', type, body: bad }, ...unseen),
    row('/list', 'bad', { by: 'end', type, body: `[${bad}]` }, ...unseen),
    row('/order', 'bad in pieces', { by: 'write', type, body: bad }, ...unseen),
    row('/text', 'too long in pieces', { by: 'write', type: 'text/plain', body: 'abcdefghijk' }, ...unseen),
    row('/order', 'no body', { by: 'end', type }, ...unseen),
    row('/order', 'good in pieces', { by: 'write', type, body: '{"id":1}' }, 'accepts'),
  ],
  'statuses from 500 up': [
    row('/order', 'undeclared 500', { status: 500, body: { error: 'x' } }, ...unseen),
    row('/order', 'undeclared 503 by send', { status: 503, by: 'send', type, body: '{}' }, ...unseen),
    row('/errors', 'bad 502', { status: 502, body: {} }, ...unseen),
    row('/default', 'bad 599', { status: 599, body: {} }, ...unseen),
    row('/errors', 'good 500', { status: 500, body: { error: 'x' } }, 'accepts'),
  ],
  sendStatus: [
    row('/order', 'undeclared', { status: 404, by: 'sendStatus' }, ...unseen),
    row('/order', 'of another type', { status: 200, by: 'sendStatus' }, ...unseen),
    row('/created', 'with a body that is not declared', { status: 202, by: 'sendStatus' }, ...unseen),
    row('/errors', 'from 500 up', { status: 503, by: 'sendStatus' }, ...unseen),
  ],
  'undeclared content types': [
    row('/order', 'HTML', { by: 'send', type: 'text/html', body: '<p>' }, ...unseen),
    row('/order', 'JSON of another name', { type: 'application/vnd.order+json', body: { id: 1 } }, ...unseen),
    row('/list', 'a buffer', { by: 'send', type: 'application/octet-stream', body: Buffer.from('x') }, ...unseen),
    row('/text', 'JSON for text', { by: 'send', type, body: '"abc"' }, ...unseen),
    row(
      '/order',
      'the declared one, with charset',
      { type: 'application/json; charset=utf-8', body: { id: 1 } },
      'accepts',
    ),
  ],
  'response headers': [
    row('/headers', 'missing', { body: { id: 1 } }, ...unseen),
    row('/headers', 'below the minimum', { headers: { 'X-Count': '0' }, body: { id: 1 } }, ...unseen),
    row('/headers', 'not a number', { headers: { 'X-Count': 'one' }, body: { id: 1 } }, ...unseen),
    row('/headers', 'a bad list', { headers: { ...counted, 'X-Tags': 'a,c' }, body: { id: 1 } }, ...unseen),
    row('/headers', 'no boolean', { headers: { ...counted, 'X-Flag': 'yes' }, body: { id: 1 } }, ...unseen),
    row('/headers', 'a bad object', { headers: { ...counted, 'X-Range': 'to,1' }, body: { id: 1 } }, ...unseen),
    row('/headers', 'bad JSON', { headers: { ...counted, 'X-Json': bad }, body: { id: 1 } }, ...unseen),
    row('/headers', 'a bad date', { headers: { ...counted, 'X-When': 'today' }, body: { id: 1 } }, ...unseen),
    row(
      '/headers',
      'good',
      {
        headers: { ...counted, 'X-Tags': 'a, b', 'X-When': '2024-02-29', 'X-Range': 'from,1', 'X-Json': '{"id":1}' },
        body: { id: 1 },
      },
      'accepts',
    ),
  ],
};

describe('responses', () => {
  it.each(Object.entries(tables))('holds %s to the contract', async (_, rows) => {
    const { got, want } = await compare(document, rows);
    expect(got).toEqual(want);
  });
});
