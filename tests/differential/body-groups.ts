import { type Case, documentOf, type Group, ok, post } from './case.js';

const order = {
  type: 'object',
  required: ['name', 'count'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 10 },
    count: { type: 'integer', minimum: 1 },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    note: { type: ['string', 'null'] },
    kind: { enum: ['a', 'b', 1] },
  },
  additionalProperties: false,
};

/** Media types, and the texts that are sent as each; the first half of them is good. */
interface Row {
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
  /** `[kind, content type, text]` */
  readonly sent: readonly (readonly [string, string | undefined, string | undefined])[];
}

const json = JSON.stringify;
const good = json({ name: 'ab', count: 1 });
const bad = json({ name: 'ab', count: 0 });

const jsonRows: readonly Row[] = [
  {
    path: '/json',
    content: { 'application/json': { schema: order } },
    required: true,
    sent: [
      ['good', 'application/json', good],
      ['good', 'application/json', json({ name: 'ab', count: 2, tags: ['x'], note: null, kind: 1 })],
      ['good', 'application/json; charset=utf-8', good],
      ['good', 'Application/JSON', good],
      ['bad', 'application/json', bad],
      ['bad', 'application/json', json({ name: 'ab' })],
      ['bad', 'application/json', json({ name: 'ab', count: 1, other: 1 })],
      ['bad', 'application/json', json({ name: 'ab', count: 1, tags: ['x', 'x'] })],
      ['bad', 'application/json', json({ name: 'ab', count: 1, kind: 'c' })],
      ['coerced', 'application/json', json({ name: 'ab', count: '1' })],
      ['coerced', 'application/json', json({ name: 1, count: 1 })],
      ['bad', 'application/json', json([{ name: 'ab', count: 1 }])],
      ['bad', 'application/json', 'null'],
      ['malformed', 'application/json', '{"name":'],
      ['malformed', 'application/json', '{"name":"ab","count":1,}'],
      ['duplicate key', 'application/json', '{"name":"ab","count":0,"count":1}'],
      ['other type', 'text/plain', good],
      ['other type', 'application/vnd.api+json', good],
      ['other type', 'application/xml', '<order/>'],
      ['unknown parameter', 'application/json; version=2', good],
      ['charset', 'application/json; charset=klingon', good],
      ['no type', undefined, good],
      ['empty', 'application/json', ''],
      ['missing', undefined, undefined],
      ['bad type', 'json', good],
    ],
  },
  {
    path: '/optional',
    content: { 'application/json': { schema: order } },
    sent: [
      ['missing', undefined, undefined],
      ['good', 'application/json', good],
      ['bad', 'application/json', bad],
      ['empty', 'application/json', ''],
      ['other type', 'text/plain', 'x'],
    ],
  },
  {
    path: '/range',
    content: { 'application/*': { schema: order } },
    required: true,
    sent: [
      ['good', 'application/json', good],
      ['bad', 'application/json', bad],
      ['good', 'application/vnd.api+json', good],
      ['bad', 'application/vnd.api+json', bad],
      ['other type', 'text/plain', good],
    ],
  },
  {
    path: '/anything',
    content: { '*/*': { schema: order } },
    required: true,
    sent: [
      ['good', 'application/json', good],
      ['bad', 'application/json', bad],
    ],
  },
  {
    path: '/suffix',
    content: { 'application/vnd.api+json': { schema: order } },
    required: true,
    sent: [
      ['good', 'application/vnd.api+json', good],
      ['bad', 'application/vnd.api+json', bad],
      ['other type', 'application/json', good],
    ],
  },
  {
    path: '/versions',
    content: {
      'application/json; version=1': { schema: { type: 'object', required: ['one'] } },
      'application/json; version=2': { schema: { type: 'object', required: ['two'] } },
    },
    required: true,
    sent: [
      ['good', 'application/json; version=1', '{"one":1}'],
      ['good', 'application/json; version=2', '{"two":1}'],
      ['bad', 'application/json; version=2', '{"one":1}'],
      ['other type', 'application/json; version=3', '{"one":1,"two":1}'],
    ],
  },
  {
    path: '/primitive',
    content: { 'application/json': { schema: { type: ['integer', 'null'], maximum: 5 } } },
    required: true,
    sent: [
      ['good', 'application/json', '5'],
      ['null', 'application/json', 'null'],
      ['bad', 'application/json', '6'],
      ['bad', 'application/json', '"5"'],
      ['falsy', 'application/json', '0'],
    ],
  },
];

const form = 'application/x-www-form-urlencoded';
const formRows: readonly Row[] = [
  {
    path: '/form',
    content: { [form]: { schema: order } },
    required: true,
    sent: [
      ['good', form, 'name=ab&count=1'],
      ['list', form, 'name=ab&count=1&tags=x&tags=y'],
      ['list of one', form, 'name=ab&count=1&tags=x'],
      ['list', form, 'name=ab&count=1&tags=x&tags=x'],
      ['bad', form, 'name=ab&count=0'],
      ['bad', form, 'name=a&count=1'],
      ['bad', form, 'name=ab'],
      ['bad', form, 'name=ab&count=1&other=1'],
      ['repeated', form, 'name=ab&name=cd&count=1'],
      ['hexadecimal', form, 'name=ab&count=0x10'],
      ['percent', form, 'name=%zz&count=1'],
    ],
  },
];

const boundary = 'multipart/form-data; boundary=part';
function parts(fields: Readonly<Record<string, string>>): string {
  const written = Object.entries(fields).map(
    ([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${written.join('')}--part--\r\n`;
}
const file = (name: string, type: string) =>
  `--part\r\nContent-Disposition: form-data; name="${name}"; filename="a.bin"\r\nContent-Type: ${type}\r\n\r\n12\r\n--part--\r\n`;

const otherRows: readonly Row[] = [
  {
    path: '/multipart',
    content: { 'multipart/form-data': { schema: order } },
    required: true,
    sent: [
      ['good', boundary, parts({ name: 'ab', count: '1' })],
      ['bad', boundary, parts({ name: 'a', count: '1' })],
      ['bad', boundary, parts({ name: 'ab' })],
      ['bad', boundary, parts({ name: 'ab', count: '1', other: '1' })],
      ['list of one', boundary, parts({ name: 'ab', count: '1', tags: 'x' })],
      ['broken', boundary, 'nothing of the kind'],
    ],
  },
  {
    path: '/file',
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['image'],
          properties: { image: { type: 'string', format: 'binary' } },
        },
        encoding: { image: { contentType: 'image/png' } },
      },
    },
    required: true,
    sent: [
      ['good', boundary, file('image', 'image/png')],
      ['part type', boundary, file('image', 'text/html')],
      ['bad', boundary, parts({})],
    ],
  },
  {
    path: '/text',
    content: { 'text/plain': { schema: { type: 'string', maxLength: 3 } } },
    required: true,
    sent: [
      ['good', 'text/plain', 'abc'],
      ['bad', 'text/plain', 'abcd'],
      ['other type', 'application/json', '"abc"'],
    ],
  },
];

function groupOf(name: string, rows: readonly Row[]): Group {
  const paths: Record<string, unknown> = {};
  const cases: Case[] = [];
  for (const { path, content, required = false, sent } of rows) {
    paths[path] = { post: { requestBody: { required, content }, responses: ok } };
    for (const [kind, type, text] of sent) {
      cases.push({
        name: `${path} ${kind} ${type ?? ''} ${text ?? ''}`,
        facts: { topic: 'body', kind, type: path.slice(1), ...(type !== undefined && { contentType: type }) },
        request: post(path, type, text),
      });
    }
  }
  return { name, document: documentOf(paths), cases };
}

const noBody: Group = {
  name: 'no body',
  document: documentOf({ '/none': { post: { responses: ok }, get: { responses: ok }, delete: { responses: ok } } }),
  cases: ['GET', 'POST', 'DELETE'].flatMap(method =>
    [
      ['missing', undefined, undefined] as const,
      ['empty', 'text/plain', ''] as const,
      ['undeclared', 'application/json', '{"a":1}'] as const,
      ['undeclared', 'text/plain', 'x'] as const,
    ].map(
      ([kind, type, text]): Case => ({
        name: `${method} /none ${kind} ${type ?? ''} ${text ?? ''}`,
        facts: { topic: 'body', kind, type: 'none', ...(type !== undefined && { contentType: type }) },
        request: { ...post('/none', type, text), method },
      }),
    ),
  ),
};

export const bodyGroups: readonly Group[] = [
  groupOf('JSON bodies', jsonRows),
  groupOf('urlencoded bodies', formRows),
  groupOf('other bodies', otherRows),
  noBody,
];
