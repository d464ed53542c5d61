import { type Case, documentOf, type Group, get } from './case.js';
import type { Answer } from './side.js';

const pet = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    secret: { type: 'string', writeOnly: true },
    parent: { type: ['object', 'null'], properties: { id: { type: 'integer' } } },
  },
  additionalProperties: false,
};
const ofJson = (schema: unknown) => ({ description: '', content: { 'application/json': { schema } } });
const limit = { 'X-Limit': { required: true, schema: { type: 'integer', maximum: 10 } } };

const responses: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  plain: { 200: ofJson(pet) },
  list: { 200: ofJson({ type: 'array', items: pet }) },
  ranges: { '2XX': ofJson(pet), '4XX': ofJson({ type: 'object', required: ['error'] }) },
  default: { 200: ofJson(pet), default: ofJson({ type: 'object', required: ['error'] }) },
  errors: { 200: ofJson(pet), 500: ofJson({ type: 'object', required: ['error'] }) },
  bodiless: { 204: { description: '' }, 200: { description: '' } },
  headers: { 200: { ...ofJson(pet), headers: limit } },
  two: {
    200: {
      description: '',
      content: { 'application/json': { schema: pet }, 'text/plain': { schema: { type: 'string', maxLength: 3 } } },
    },
  },
};

type Row = readonly [type: string, kind: string, answer: Answer];

const good = { id: 1 };
const bad = { id: 'one' };
const type = 'application/json';

const rows: readonly Row[] = [
  ['plain', 'good', { body: good }],
  ['plain', 'good', { body: { id: 1, name: 'x', parent: null } }],
  ['plain', 'good', { body: { id: 1, parent: { id: 2 } } }],
  ['plain', 'bad', { body: bad }],
  ['plain', 'bad', { body: {} }],
  ['plain', 'bad', { body: { id: 1, other: 1 } }],
  ['plain', 'bad', { body: { id: 1, parent: { id: 'x' } } }],
  ['plain', 'bad', { body: [good] }],
  ['plain', 'writeOnly', { body: { id: 1, secret: 'x' } }],
  ['plain', 'null body', { body: null }],
  ['plain', 'date', { body: { id: 1, name: new Date(0) } }],
  ['plain', 'undeclared status', { status: 201, body: good }],
  ['plain', 'undeclared status', { status: 404, body: good }],
  ['plain', 'undeclared status from 500', { status: 500, body: { error: 'x' } }],
  ['plain', 'undeclared type', { type: 'text/html', body: '<p>', by: 'send' }],
  ['plain', 'undeclared type', { type: 'application/xml', body: good, by: 'json' }],
  ['plain', 'bad', { type, body: JSON.stringify(bad), by: 'send' }],
  ['plain', 'good', { type, body: JSON.stringify(good), by: 'send' }],
  ['plain', 'bad', { body: bad, by: 'send' }],
  ['plain', 'bad', { type, body: JSON.stringify(bad), by: 'end' }],
  ['plain', 'bad', { type, body: JSON.stringify(bad), by: 'write' }],
  ['plain', 'good', { type, body: JSON.stringify(good), by: 'end' }],
  ['plain', 'good', { type, body: JSON.stringify(good), by: 'write' }],
  ['plain', 'not JSON', { type, body: '{"id":', by: 'end' }],
  ['plain', 'not JSON', { type, body: '{"id":', by: 'send' }],
  ['plain', 'no body', { type, by: 'end' }],
  ['plain', 'undeclared status', { status: 404, by: 'sendStatus' }],
  ['plain', 'undeclared type', { status: 200, by: 'sendStatus' }],
  ['list', 'good', { body: [good] }],
  ['list', 'good', { body: [] }],
  ['list', 'bad', { body: [good, bad] }],
  ['list', 'writeOnly', { body: [{ id: 1, secret: 'x' }] }],
  ['ranges', 'good', { status: 202, body: good }],
  ['ranges', 'bad', { status: 202, body: bad }],
  ['ranges', 'good', { status: 404, body: { error: 1 } }],
  ['ranges', 'bad', { status: 404, body: {} }],
  ['ranges', 'undeclared status from 500', { status: 503, body: {} }],
  ['default', 'good', { status: 418, body: { error: 1 } }],
  ['default', 'bad', { status: 418, body: {} }],
  ['default', 'bad from 500', { status: 503, body: {} }],
  ['errors', 'good', { status: 500, body: { error: 1 } }],
  ['errors', 'bad from 500', { status: 500, body: {} }],
  ['bodiless', 'good', { status: 204, by: 'end' }],
  ['bodiless', 'good', { status: 204, by: 'sendStatus' }],
  ['bodiless', 'undeclared body', { status: 200, body: good }],
  ['bodiless', 'undeclared body', { status: 200, body: 'x', by: 'send' }],
  ['bodiless', 'good', { status: 200, by: 'end' }],
  ['headers', 'good', { headers: { 'X-Limit': '5' }, body: good }],
  ['headers', 'missing header', { body: good }],
  ['headers', 'bad header', { headers: { 'X-Limit': '11' }, body: good }],
  ['headers', 'bad header', { headers: { 'X-Limit': 'x' }, body: good }],
  ['headers', 'bad', { headers: { 'X-Limit': '5' }, body: bad }],
  ['two', 'good', { body: good }],
  ['two', 'bad', { body: bad }],
  ['two', 'good', { type: 'text/plain', body: 'abc', by: 'send' }],
  ['two', 'bad text', { type: 'text/plain', body: 'abcd', by: 'send' }],
];

function responseGroup(): Group {
  const paths = Object.fromEntries(
    Object.entries(responses).map(([name, declared]) => [`/${name}`, { get: { responses: declared } }]),
  );
  const cases = rows.map(([name, kind, answer], index): Case => {
    const by = answer.by ?? 'json';
    return {
      name: `${index} ${name} ${kind} by ${by} ${answer.status ?? 200}`,
      facts: { topic: 'response', kind, type: name, by },
      request: get(`/${name}`),
      answer,
    };
  });
  return { name: 'responses', document: documentOf(paths), cases };
}

export const responseGroups: readonly Group[] = [responseGroup()];
