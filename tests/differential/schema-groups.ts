import { type Case, documentOf, type Group, ok, post } from './case.js';

interface Row {
  readonly name: string;
  readonly schema: unknown;
  /** Bodies, good and bad; the sides need only agree. */
  readonly bodies: readonly unknown[];
}

const dog = {
  type: 'object',
  required: ['kind', 'bark'],
  properties: { kind: { type: 'string' }, bark: { type: 'boolean' } },
};
const cat = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { type: 'string' }, lives: { type: 'integer' } },
};
const components = {
  Dog: dog,
  Cat: cat,
  Pet: {
    oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
    discriminator: {
      propertyName: 'kind',
      mapping: { dog: '#/components/schemas/Dog', cat: '#/components/schemas/Cat' },
    },
  },
  Tree: {
    type: 'object',
    required: ['value'],
    properties: {
      value: { type: 'integer' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  },
  User: {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      password: { type: 'string', writeOnly: true },
    },
  },
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const formatRow = (format: string, ...bodies: readonly unknown[]): Row => ({
  name: `format ${format}`,
  schema: { type: 'string', format },
  bodies,
});

/** What means the same in 3.0 and 3.1. */
const common: readonly Row[] = [
  {
    name: 'allOf',
    schema: {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
        { type: 'object', required: ['b'], properties: { b: { type: 'string' } } },
      ],
    },
    bodies: [{ a: 1, b: 'x' }, { a: 1 }, { b: 'x' }, { a: 'x', b: 'x' }],
  },
  {
    name: 'oneOf',
    schema: { oneOf: [{ type: 'integer' }, { type: 'number', minimum: 10 }] },
    bodies: [1, 10.5, 10, 1.5, 'x'],
  },
  {
    name: 'anyOf',
    schema: { anyOf: [{ type: 'string', maxLength: 2 }, { type: 'boolean' }] },
    bodies: ['ab', 'abc', true, 1],
  },
  { name: 'not', schema: { type: 'object', not: { required: ['a'] } }, bodies: [{ b: 1 }, { a: 1 }] },
  {
    name: 'discriminator',
    schema: ref('Pet'),
    bodies: [
      { kind: 'dog', bark: true },
      { kind: 'cat', lives: 9 },
      { kind: 'dog', lives: 9 },
      { kind: 'fish' },
      { bark: true },
    ],
  },
  {
    name: 'nested discriminator',
    schema: { type: 'object', properties: { pets: { type: 'array', items: ref('Pet') } } },
    bodies: [
      { pets: [{ kind: 'dog', bark: true }] },
      { pets: [{ kind: 'dog', lives: 9 }] },
      { pets: [{ kind: 'fish' }] },
    ],
  },
  {
    name: 'recursion',
    schema: ref('Tree'),
    bodies: [{ value: 1 }, { value: 1, children: [{ value: 2, children: [] }] }, { value: 1, children: [{}] }],
  },
  { name: 'readOnly', schema: ref('User'), bodies: [{ name: 'x' }, { id: 1, name: 'x' }, { id: 1 }] },
  {
    name: 'readOnly beside allOf',
    schema: { allOf: [ref('User')], required: ['id'] },
    bodies: [{ name: 'x' }, { id: 1, name: 'x' }],
  },
  { name: 'writeOnly', schema: ref('User'), bodies: [{ name: 'x', password: 'y' }] },
  { name: 'readOnly in an array', schema: { type: 'array', items: ref('User') }, bodies: [[{ name: 'x' }], [{}]] },
  {
    name: 'additionalProperties',
    schema: { type: 'object', properties: { a: {} }, additionalProperties: { type: 'integer' } },
    bodies: [{ a: 'x', b: 1 }, { b: 'x' }, { ['__proto__x']: 1 }],
  },
  {
    name: 'prototype names',
    schema: {
      type: 'object',
      required: ['constructor'],
      properties: { constructor: { type: 'integer' } },
    },
    bodies: [{}, { constructor: 1 }, { constructor: 'x' }],
  },
  {
    name: 'counts',
    schema: { type: 'object', minProperties: 1, maxProperties: 2 },
    bodies: [{}, { a: 1 }, { a: 1, b: 1, c: 1 }],
  },
  {
    name: 'unique',
    schema: { type: 'array', uniqueItems: true },
    bodies: [
      [1, 2],
      [1, 1],
      [{ a: 1 }, { a: 1 }],
      [1, true],
      [0, false],
    ],
  },
  { name: 'multipleOf', schema: { type: 'number', multipleOf: 0.1 }, bodies: [0.3, 0.35, 1.1, 4.35, 1e-8] },
  { name: 'pattern', schema: { type: 'string', pattern: '^\\p{Lu}+$' }, bodies: ['ÄB', 'äb', ''] },
  { name: 'unanchored pattern', schema: { type: 'string', pattern: 'b' }, bodies: ['abc', 'ac'] },
  { name: 'code points', schema: { type: 'string', maxLength: 1 }, bodies: ['😀', '😀😀'] },
  { name: 'integral number', schema: { type: 'integer' }, bodies: [1, 1.5, '1', null, true] },
  { name: 'enum of objects', schema: { enum: [{ a: [1] }, 'x', null] }, bodies: [{ a: [1] }, { a: [2] }, 'x', null] },
  { name: 'default', schema: { type: 'object', properties: { a: { type: 'integer', default: 1 } } }, bodies: [{}] },
  {
    name: 'required default',
    schema: { type: 'object', required: ['a'], properties: { a: { type: 'integer', default: 1 } } },
    bodies: [{}],
  },
  formatRow('date-time', '2024-02-29T12:00:00Z', '2023-02-29T12:00:00Z', '2024-02-29T12:00:00', '2024-02-29', 'x'),
  formatRow('date', '2024-02-29', '2023-02-29', '2023-13-01', 'x'),
  formatRow('time', '12:00:00Z', '12:00:00', '25:00:00Z', 'x'),
  formatRow('duration', 'P1D', 'PT36H', 'P', 'x'),
  formatRow('email', 'a@example.com', 'a@', 'a b@example.com'),
  formatRow('hostname', 'example.com', '-x', 'a..b'),
  formatRow('ipv4', '127.0.0.1', '256.0.0.1', '127.1'),
  formatRow('ipv6', '::1', '1::2::3', 'x'),
  formatRow('uri', 'https://example.com/', 'x', '//host', 'http://[', 'http://a b'),
  formatRow('uuid', '123e4567-e89b-12d3-a456-426614174000', '123e4567', '123E4567-E89B-12D3-A456-426614174000'),
  formatRow('byte', 'aGk=', 'aGk', '!!'),
  formatRow('password', 'x'),
  formatRow('unheard-of', 'x'),
  { name: 'int32', schema: { type: 'integer', format: 'int32' }, bodies: [2147483647, 2147483648, -2147483649, 1.5] },
  {
    name: 'int64',
    schema: { type: 'integer', format: 'int64' },
    bodies: [9007199254740991, 1e19, -1e19, 1.5],
  },
  { name: 'float', schema: { type: 'number', format: 'float' }, bodies: [1.5, 1e39, 3e38] },
];

const modern: readonly Row[] = [
  { name: 'type list', schema: { type: ['integer', 'null'] }, bodies: [1, null, 'x'] },
  { name: 'const', schema: { const: { a: 1 } }, bodies: [{ a: 1 }, { a: 2 }] },
  {
    name: 'tuple',
    schema: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'string' }], items: false },
    bodies: [[1, 'x'], [1], [], ['x'], [1, 'x', 2]],
  },
  {
    name: 'conditional',
    // as text, so that no value here looks like a promise
    schema: JSON.parse('{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}'),
    bodies: [{ a: 1, b: 1 }, { a: 1 }, { c: 1 }, {}],
  },
  { name: 'contains', schema: { contains: { const: 1 }, maxContains: 1 }, bodies: [[1], [2], [1, 1], []] },
  { name: 'dependentRequired', schema: { dependentRequired: { a: ['b'] } }, bodies: [{ a: 1, b: 1 }, { a: 1 }, {}] },
  { name: 'propertyNames', schema: { propertyNames: { maxLength: 1 } }, bodies: [{ a: 1 }, { ab: 1 }] },
  {
    name: 'unevaluatedProperties',
    schema: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    bodies: [{ a: 1 }, { a: 1, b: 1 }],
  },
  {
    name: 'reference with siblings',
    schema: { ...ref('Tree'), maxProperties: 1 },
    bodies: [{ value: 1 }, { value: 1, x: 1 }],
  },
  { name: 'exclusive bounds', schema: { type: 'integer', exclusiveMinimum: 1 }, bodies: [1, 2] },
  {
    name: 'contentEncoding',
    schema: { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/json' },
    bodies: ['MQ==', 'eA==', '!!'],
  },
  {
    name: 'boolean schema',
    schema: { type: 'object', properties: { a: true, b: false } },
    bodies: [{ a: 1 }, { b: 1 }],
  },
  {
    name: '$defs',
    schema: { $ref: '#/components/schemas/Holder/$defs/Inner' },
    bodies: [1, 'x'],
  },
];

const classic: readonly Row[] = [
  { name: 'nullable', schema: { type: 'integer', nullable: true }, bodies: [1, null, 'x'] },
  { name: 'nullable enum', schema: { type: 'string', nullable: true, enum: ['a', null] }, bodies: ['a', null, 'b'] },
  { name: 'nullable enum without null', schema: { type: 'string', nullable: true, enum: ['a'] }, bodies: ['a', null] },
  { name: 'exclusive bounds', schema: { type: 'integer', minimum: 1, exclusiveMinimum: true }, bodies: [1, 2] },
  {
    name: 'ignored siblings',
    schema: { ...ref('Tree'), maxProperties: 1 },
    bodies: [{ value: 1 }, { value: 1, x: 1 }],
  },
];

/** What keeps express-openapi-validator from serving the whole document. */
const unloadable: readonly Row[] = [
  {
    name: 'nullable reference',
    schema: { type: 'object', properties: { a: { nullable: true, allOf: [ref('Tree')] } } },
    bodies: [{ a: { value: 1 } }, { a: null }, { a: {} }],
  },
];

/** One operation a row. */
function groupOf(version: string, rows: readonly Row[], schemas: Readonly<Record<string, unknown>>, more = ''): Group {
  const paths: Record<string, unknown> = {};
  const cases: Case[] = [];
  for (const { name, schema, bodies } of rows) {
    const path = `/${name.replace(/\W/g, '-')}`;
    const content = { 'application/json': { schema } };
    paths[path] = { post: { requestBody: { required: true, content }, responses: ok } };
    for (const body of bodies) {
      const text = JSON.stringify(body);
      cases.push({
        name: `${name} ${text}`,
        facts: { topic: 'schema', kind: name, type: version, text },
        request: post(path, 'application/json', text),
      });
    }
  }
  return {
    name: `schemas of ${version}${more}`,
    document: documentOf(paths, { components: { schemas } }, version),
    cases,
  };
}

const holder = { Holder: { type: 'object', $defs: { Inner: { type: 'integer' } } } };

export const schemaGroups: readonly Group[] = [
  groupOf('3.0.3', [...common, ...classic], components),
  groupOf('3.1.0', [...common, ...modern], { ...components, ...holder }),
  // documents of their own: one that a side can't load takes nothing else with it
  ...unloadable.map(row => groupOf('3.0.3', [row], components, ` with ${row.name}`)),
];
