import { jest } from '@jest/globals';
import { documentOf, get, ok, post } from '../case.js';
import type { Verdict } from '../side.js';
import { compare, type Row } from './both.js';

type Schema = Readonly<Record<string, unknown>>;

/** A document whose operations have one schema in a response, a query parameter, a header of a response and a form. */
function everywhere(version: string, schema: Schema, schemas: Schema = {}) {
  const json = { 'application/json': { schema } };
  const parameters = [{ name: 'v', in: 'query', required: true, content: json }];
  const form = { 'multipart/form-data': { schema: { type: 'object', properties: { v: schema } } } };
  return documentOf(
    {
      '/response': { get: { responses: { 200: { description: '', content: json } } } },
      '/range': { get: { responses: { '2XX': { description: '', content: json } } } },
      '/query': { get: { parameters, responses: ok } },
      '/map': {
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object', additionalProperties: schema } } },
          },
          responses: ok,
        },
      },
      '/form': { post: { requestBody: { required: true, content: form }, responses: ok } },
    },
    { components: { schemas } },
    version,
  );
}

const part = (text: string) =>
  `--b\r\nContent-Disposition: form-data; name="v"\r\nContent-Type: application/json\r\n\r\n${text}\r\n--b--\r\n`;

/** One value in each place. */
function rowsOf(value: unknown, want: Verdict): readonly Row[] {
  const text = JSON.stringify(value);
  const map = JSON.stringify({ any: value });
  return [
    { name: `/response ${text}`, request: get('/response'), answer: { body: value }, want },
    { name: `/range ${text}`, request: get('/range'), answer: { status: 201, body: value }, want },
    { name: `/query ${text}`, request: get(`/query?v=${encodeURIComponent(text)}`), want },
    { name: `/map ${map}`, request: post('/map', 'application/json', map), want },
    { name: `/form ${text}`, request: post('/form', 'multipart/form-data; boundary=b', part(text)), want },
  ];
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const point = { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } };

interface Case {
  readonly name: string;
  readonly version: string;
  readonly schema: Schema;
  readonly schemas?: Schema;
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const cases: readonly Case[] = [
  {
    name: '`nullable` without `type`, beside allOf',
    version: '3.0.3',
    schema: { type: 'object', properties: { a: { nullable: true, allOf: [ref('Point')] } } },
    schemas: { Point: point },
    good: [{ a: { x: 1 } }, { a: null }],
    bad: [{ a: {} }],
  },
  {
    name: '`nullable` without `type`, of a list of one of two',
    version: '3.0.3',
    schema: {
      type: 'array',
      items: { nullable: true, oneOf: [{ type: 'boolean' }, { type: 'array', items: { nullable: true } }] },
    },
    good: [[true, null, [null, 1]]],
    bad: [[1]],
  },
  {
    name: 'a reference to an $id',
    version: '3.1.0',
    schema: { type: 'array', items: { $ref: 'https://example.com/schemas/item' } },
    schemas: { Item: { $id: 'https://example.com/schemas/item', ...point } },
    good: [[{ x: 1 }]],
    bad: [[{ x: 'a' }]],
  },
  {
    name: 'a reference to an $anchor within an $id',
    version: '3.1.0',
    schema: { type: 'object', properties: { a: { $ref: 'https://example.com/schemas/holder#inner' } } },
    schemas: {
      Holder: {
        $id: 'https://example.com/schemas/holder',
        $defs: { Inner: { $anchor: 'inner', type: 'array', items: { type: 'boolean' } } },
      },
    },
    good: [{ a: [true] }],
    bad: [{ a: [1] }],
  },
  {
    name: 'a reference to $defs of a schema with an $id',
    version: '3.1.0',
    schema: {
      $id: 'https://example.com/schemas/self',
      anyOf: [{ $ref: '#/$defs/Even' }, { $ref: '#/$defs/Pair' }],
      $defs: { Even: { type: 'integer', multipleOf: 2 }, Pair: { type: 'array', minItems: 2, maxItems: 2 } },
    },
    good: [2, [1, 2]],
    bad: [3, [1]],
  },
  {
    name: '`prefixItems` without `minItems`, of objects and of tuples',
    version: '3.1.0',
    schema: { type: 'array', prefixItems: [point, { type: 'array', prefixItems: [{ type: 'boolean' }] }] },
    good: [[], [{ x: 1 }], [{ x: 1 }, [true], 'more']],
    bad: [[{}], [{ x: 1 }, [1]]],
  },
];

const here = (line: string) => line.replace(/, there .*/, '');

beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => jest.restoreAllMocks());

describe('what express-openapi-validator fails at in JSON bodies of requests', () => {
  it.each(cases)('holds elsewhere too: $name', async ({ version, schema, schemas, good, bad }) => {
    const rows = [
      ...good.flatMap(value => rowsOf(value, 'accepts')),
      ...bad.flatMap(value => rowsOf(value, 'refuses')),
    ];
    const { got, want } = await compare(everywhere(version, schema, schemas), rows);
    expect(got.map(here)).toEqual(want.map(here));
    // there none of it is of use: what is good is refused, or everything is a 500
    expect(got.filter(line => /accepts, there accepts/.test(line))).toEqual([]);
  });
});
