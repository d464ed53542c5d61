import { jest } from '@jest/globals';
import { documentOf, ok, post } from '../case.js';
import type { Verdict } from '../side.js';
import { compare, type Row } from './both.js';

type Schemas = Readonly<Record<string, unknown>>;

/** A document whose one operation takes a JSON body. */
function taking(schema: unknown, schemas: Schemas, version: string) {
  const content = { 'application/json': { schema } };
  const paths = { '/': { post: { requestBody: { required: true, content }, responses: ok } } };
  return documentOf(paths, { components: { schemas } }, version);
}

function row(body: unknown, want: Verdict, eov?: Verdict): Row {
  const text = JSON.stringify(body);
  return { name: text, request: post('/', 'application/json', text), want, ...(eov && { eov }) };
}

type Entry = readonly [name: string, schema: unknown, rows: readonly Row[], schemas?: Schemas];
type Table = readonly Entry[];

function hold(version: string, table: Table): void {
  it.each(table.map(entry => [entry[0], entry] as const))('%s', async (_, [, schema, rows, schemas = {}]) => {
    const { got, want } = await compare(taking(schema, schemas, version), rows);
    expect(got).toEqual(want);
  });
}

beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterAll(() => jest.restoreAllMocks());

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const point = { type: 'object', required: ['x'], properties: { x: { type: 'integer' } } };

describe('`nullable` without `type`', () => {
  const fails = 'fails';
  hold('3.0.3', [
    [
      'beside allOf',
      { type: 'object', properties: { a: { nullable: true, allOf: [ref('Point')] } } },
      [row({ a: { x: 1 } }, 'accepts', fails), row({ a: null }, 'accepts', fails), row({ a: {} }, 'refuses', fails)],
      { Point: point },
    ],
    [
      'beside anyOf',
      { type: 'object', properties: { a: { nullable: true, anyOf: [{ type: 'string' }, { type: 'integer' }] } } },
      [row({ a: 1 }, 'accepts', fails), row({ a: null }, 'accepts', fails), row({ a: true }, 'refuses', fails)],
    ],
    [
      'beside oneOf, in an array',
      { type: 'array', items: { nullable: true, oneOf: [{ type: 'string' }, { type: 'integer' }] } },
      [row([1, 'x'], 'accepts', fails), row([null, 1], 'accepts', fails), row([true], 'refuses', fails)],
    ],
    [
      'beside enum',
      { type: 'object', properties: { a: { nullable: true, enum: ['x', null] } } },
      [row({ a: 'x' }, 'accepts', fails), row({ a: null }, 'accepts', fails), row({ a: 'y' }, 'refuses', fails)],
    ],
    [
      'alone',
      { type: 'object', properties: { a: { nullable: true } } },
      [row({ a: 'x' }, 'accepts', fails), row({ a: null }, 'accepts', fails)],
    ],
    [
      'in a component that the operation does not use',
      { type: 'integer' },
      [row(1, 'accepts'), row('x', 'refuses')],
      { Other: { nullable: true, description: 'anything' } },
    ],
  ]);
});

describe('references to $id, $anchor and $defs', () => {
  const item = { $id: 'https://example.com/schemas/item', type: 'integer' };
  hold('3.1.0', [
    [
      'to an absolute $id',
      { type: 'array', items: { $ref: 'https://example.com/schemas/item' } },
      [row([1], 'accepts', 'fails'), row(['x'], 'refuses', 'fails')],
      { Item: item },
    ],
    [
      'to a relative $id',
      { $id: 'https://example.com/schemas/list', type: 'array', items: { $ref: 'item' } },
      [row([1], 'accepts', 'fails'), row(['x'], 'refuses', 'fails')],
      { Item: item },
    ],
    [
      'to an $anchor',
      { type: 'object', properties: { a: { $ref: '#point' } } },
      [row({ a: { x: 1 } }, 'accepts'), row({ a: {} }, 'refuses')],
      { Point: { $anchor: 'point', ...point } },
    ],
    [
      'to an $anchor within an $id',
      { $ref: 'https://example.com/schemas/holder#inner' },
      [row('ab', 'accepts', 'fails'), row('a', 'refuses', 'fails')],
      {
        Holder: {
          $id: 'https://example.com/schemas/holder',
          $defs: { Inner: { $anchor: 'inner', type: 'string', minLength: 2 } },
        },
      },
    ],
    [
      'to $defs of a schema with an $id, by pointer',
      {
        $id: 'https://example.com/schemas/self',
        $ref: '#/$defs/Even',
        $defs: { Even: { type: 'integer', multipleOf: 2 } },
      },
      [row(2, 'accepts', 'fails'), row(3, 'refuses', 'fails')],
    ],
    [
      'to $defs that refer to each other',
      ref('Tree'),
      [row({ left: { left: {} } }, 'accepts', 'fails'), row({ left: { left: 1 } }, 'refuses', 'fails')],
      {
        Tree: {
          $id: 'https://example.com/schemas/tree',
          $ref: '#/$defs/Node',
          $defs: { Node: { type: 'object', properties: { left: { $ref: '#/$defs/Node' } } } },
        },
      },
    ],
  ]);
});

describe('`prefixItems` without `minItems`', () => {
  const fails = 'fails';
  const pair = { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }] };
  hold('3.1.0', [
    [
      'at the root',
      pair,
      [row([1, 'x', true], 'accepts', fails), row([], 'accepts', fails), row(['x'], 'refuses', fails)],
    ],
    [
      'in a property, closed by items',
      { type: 'object', properties: { a: { ...pair, items: false } } },
      [row({ a: [1] }, 'accepts', fails), row({ a: [1, 'x', 2] }, 'refuses', fails)],
    ],
    [
      'in an array of them',
      { type: 'array', items: pair },
      [row([[1], [2, 'y']], 'accepts', fails), row([[1], [2, 3]], 'refuses', fails)],
    ],
    [
      'behind allOf and a reference',
      { allOf: [ref('Pair'), { type: 'array', maxItems: 2 }] },
      [row([1, 'x'], 'accepts', fails), row([1, 'x', 2], 'refuses', fails)],
      { Pair: pair },
    ],
  ]);
});

describe('required and readOnly beside allOf', () => {
  const user = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
  };
  const parts = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string' } } };
  const rows = [row({ name: 'x' }, 'accepts', 'refuses'), row({}, 'refuses'), row({ id: 1, name: 'x' }, 'refuses')];
  const nested = [row([{ name: 'x' }], 'accepts', 'refuses'), row([{}], 'refuses')];
  const beside = { allOf: [ref('Parts')], required: ['id', 'name'] };
  for (const version of ['3.0.3', '3.1.0']) {
    describe(version, () => {
      hold(version, [
        ['required beside the allOf', beside, rows, { Parts: parts }],
        [
          'required in another branch',
          { allOf: [ref('Parts'), { type: 'object', required: ['id', 'name'] }] },
          rows,
          { Parts: parts },
        ],
        ['in an array', { type: 'array', items: beside }, nested, { Parts: parts }],
        [
          'two levels of allOf',
          { allOf: [{ allOf: [ref('Parts')] }], required: ['id', 'name'] },
          rows,
          { Parts: parts },
        ],
        [
          'of an object, in a property',
          { type: 'object', properties: { a: { allOf: [ref('Parts')], required: ['made', 'name'] } } },
          [
            row({ a: { name: 'x' } }, 'accepts', 'refuses'),
            row({ a: {} }, 'refuses'),
            row({ a: { name: 'x', made: {} } }, 'refuses'),
          ],
          {
            Parts: {
              type: 'object',
              properties: { made: { type: 'object', readOnly: true }, name: { type: 'string' } },
            },
          },
        ],
        [
          'of a list, in a branch of oneOf',
          { oneOf: [{ type: 'string' }, { allOf: [ref('Parts')], required: ['tags', 'n'] }] },
          [row({ n: 1 }, 'accepts', 'refuses'), row({}, 'refuses'), row('x', 'accepts')],
          {
            Parts: {
              type: 'object',
              properties: { tags: { type: 'array', items: {}, readOnly: true }, n: { type: 'integer' } },
            },
          },
        ],
        [
          'in values of a map',
          { type: 'object', additionalProperties: beside },
          [row({ k: { name: 'x' } }, 'accepts', 'refuses'), row({ k: {} }, 'refuses')],
          { Parts: parts },
        ],
        ['both in one schema', user, [row({ name: 'x' }, 'accepts'), row({}, 'refuses')]],
      ]);
    });
  }
});
