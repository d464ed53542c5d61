import { Project } from './project.js';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

interface Row {
  readonly what: string;
  readonly schema: Json;
  /** The type in components, on one line, without comments. */
  readonly want: string;
}

const text = { type: 'string' };
const rows: readonly Row[] = [
  { what: 'nothing', schema: {}, want: 'unknown' },
  { what: 'false', schema: false, want: 'never' },
  { what: 'null beside a type', schema: { type: ['string', 'null'] }, want: 'string | null' },
  {
    what: 'null beside a reference',
    schema: { anyOf: [{ $ref: '#/components/schemas/Name' }, { type: 'null' }] },
    want: 'components["schemas"]["Name"] | null',
  },
  { what: 'enum', schema: { enum: ['a', 1, true, null] }, want: '"a" | 1 | true | null' },
  { what: 'enum with a type that leaves some out', schema: { type: 'string', enum: ['a', 1] }, want: '"a"' },
  { what: 'an empty enum', schema: { enum: [] }, want: 'never' },
  { what: 'const', schema: { const: 'a' }, want: '"a"' },
  { what: 'const of an object', schema: { const: { a: [1] } }, want: '{ a: [1]; }' },
  {
    what: 'optional and required properties',
    schema: { type: 'object', required: ['a'], properties: { a: text, b: text } },
    want: '{ a: string; b?: string; }',
  },
  { what: 'what is required and not declared', schema: { type: 'object', required: ['a'] }, want: '{ a: unknown; }' },
  {
    what: 'allOf',
    schema: { allOf: [{ $ref: '#/components/schemas/Name' }, { maxLength: 3 }] },
    want: 'components["schemas"]["Name"]',
  },
  {
    what: 'allOf of objects',
    schema: {
      allOf: [
        { type: 'object', properties: { a: text } },
        { type: 'object', properties: { b: text } },
      ],
      required: ['a'],
    },
    want: '{ a: string; } & { a?: string; } & { b?: string; }',
  },
  {
    what: 'a reference with siblings',
    schema: { $ref: '#/components/schemas/Thing', required: ['a'] },
    want: '{ a: string; } & components["schemas"]["Thing"]',
  },
  {
    what: 'additionalProperties',
    schema: { type: 'object', additionalProperties: { type: 'integer' } },
    want: '{ [key: string]: number; }',
  },
  {
    what: 'additionalProperties beside properties',
    schema: { type: 'object', properties: { a: text }, additionalProperties: { type: 'integer' } },
    want: '{ a?: string; } & { [key: string]: unknown; }',
  },
  {
    what: 'no further properties',
    schema: { type: 'object', additionalProperties: false },
    want: '{ [key: string]: never; }',
  },
  {
    what: 'patternProperties',
    schema: { type: 'object', patternProperties: { '^x': text }, additionalProperties: false },
    want: '{ [key: string]: string; }',
  },
  {
    what: 'unevaluatedProperties',
    schema: { type: 'object', properties: { a: text }, unevaluatedProperties: false },
    want: '{ a?: string; }',
  },
  {
    what: 'unevaluatedProperties with a schema',
    schema: { type: 'object', unevaluatedProperties: { type: 'integer' } },
    want: 'Record<string, unknown>',
  },
  { what: 'a list', schema: { type: 'array', items: text }, want: 'string[]' },
  {
    what: 'a tuple of fixed length',
    schema: { type: 'array', prefixItems: [text, { type: 'integer' }], minItems: 2, items: false },
    want: '[string, number]',
  },
  {
    what: 'a tuple that may be longer',
    schema: { type: 'array', prefixItems: [text], items: { type: 'integer' } },
    want: '(string | number)[]',
  },
  {
    what: 'unevaluatedItems',
    schema: { type: 'array', prefixItems: [text], minItems: 1, unevaluatedItems: false },
    want: '(string | unknown)[]',
  },
  {
    what: 'itself below a property',
    schema: { type: 'object', properties: { next: { $ref: '#/components/schemas/Given' } } },
    want: '{ next?: components["schemas"]["Given"]; }',
  },
  {
    what: 'itself as an item',
    schema: { type: 'array', items: { $ref: '#/components/schemas/Given' } },
    want: 'unknown[]',
  },
  {
    what: 'a dynamic reference',
    schema: {
      $dynamicAnchor: 'node',
      type: 'object',
      properties: { children: { type: 'array', items: { $dynamicRef: '#node' } } },
    },
    want: '{ children?: components["schemas"]["Given"][]; }',
  },
  {
    what: 'if, then and else',
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    schema: { type: 'object', properties: { a: text }, if: { required: ['a'] }, then: { required: ['b'] } },
    want: '{ a?: string; }',
  },
  { what: 'not', schema: { not: text }, want: 'unknown' },
  {
    what: 'a schema of several types',
    schema: { type: ['object', 'array', 'integer'], properties: { a: text }, items: text },
    want: '{ a?: string; } | string[] | number',
  },
  { what: 'a text with a format', schema: { type: 'string', format: 'date-time' }, want: 'string' },
  {
    what: 'oneOf with a discriminator and a mapping',
    schema: {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Thing' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', thing: 'Thing', other: 'Thing' },
      },
    },
    want: '(components["schemas"]["Cat"] & { kind: "cat" | "Cat"; }) | (components["schemas"]["Thing"] & { kind: "thing" | "other" | "Thing"; })',
  },
  {
    what: 'oneOf with a discriminator and constants',
    schema: {
      oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }],
      discriminator: { propertyName: 'is' },
    },
    want: 'components["schemas"]["One"] | components["schemas"]["Two"]',
  },
  {
    what: 'a parent that others extend',
    schema: { $ref: '#/components/schemas/Pet' },
    want: 'components["schemas"]["Pet"]',
  },
];

const others: { readonly [name: string]: Json } = {
  Name: text,
  Thing: { type: 'object', properties: { a: text, kind: text } },
  One: { type: 'object', required: ['is'], properties: { is: { const: 'one' }, a: text } },
  Two: { type: 'object', required: ['is'], properties: { is: { enum: ['two', 'zwei'] }, b: text } },
  Pet: {
    type: 'object',
    required: ['kind'],
    properties: { kind: text },
    discriminator: { propertyName: 'kind', mapping: { cat: 'Cat' } },
  },
  Cat: {
    allOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'object', properties: { lives: { type: 'integer' } } }],
  },
  Lion: {
    allOf: [{ $ref: '#/components/schemas/Cat' }, { type: 'object', properties: { mane: { type: 'boolean' } } }],
  },
  Dog: {
    allOf: [
      { $ref: '#/components/schemas/Pet' },
      { type: 'object', properties: { tricks: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } } },
    ],
  },
};

/** The types of components by name, each on one line. */
async function typesOf(schemas: { readonly [name: string]: Json }): Promise<{ readonly [name: string]: string }> {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, components: { schemas } };
  const project = await Project.create({ 'api.json': JSON.stringify(document) });
  try {
    await project.generate({ document: 'api.json', cache: false });
    const file = await project.read('generated/types.d.ts');
    const [, list = ''] = /export interface components \{\n {2}schemas: \{\n([\s\S]*?)\n {2}\};\n/.exec(file) ?? [];
    const bare = list.replace(/\/\*\*[\s\S]*?\*\//g, '');
    const members = bare.split(/^ {4}(?=\S+: )/m).filter(part => /^[\w"]+\??: /.test(part));
    return Object.fromEntries(
      members.map(member => {
        const [, name = '', type = ''] = /^([^:]+): ([\s\S]*?);?\s*$/.exec(member) ?? [];
        return [name, type.replace(/\s+/g, ' ').replace(/;$/, '')];
      }),
    );
  } finally {
    await project.remove();
  }
}

describe('the types of schemas', () => {
  let given: { readonly [name: string]: string };

  beforeAll(async () => {
    const named = rows.map(({ schema }, index) => [`Row${index}`, withOwnName(schema, `Row${index}`)] as const);
    given = await typesOf({ ...others, ...Object.fromEntries(named) });
  });

  it.each(rows.map((row, index) => ({ ...row, name: `Row${index}` })))('of $what', ({ name, want }) => {
    expect(given[name]?.replaceAll(`["${name}"]`, '["Given"]')).toBe(want);
  });

  it.each([
    [
      'Pet',
      '{ kind: string; } & ((components["schemas"]["Cat"] & { kind: "cat" | "Cat"; }) | (components["schemas"]["Dog"] & { kind: "Dog"; }) | (components["schemas"]["Lion"] & { kind: "Lion"; }) | { kind: "Pet"; })',
    ],
    ['Cat', '{ kind: string; } & { lives?: number; }'],
    ['Lion', 'components["schemas"]["Cat"] & { mane?: boolean; }'],
    ['Dog', '{ kind: string; } & { tricks?: components["schemas"]["Pet"][]; }'],
  ])('of the parent and child %s', (name, want) => {
    expect(given[name]).toBe(want);
  });
});

function withOwnName(schema: Json, name: string): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('/Given"', `/${name}"`)) as Json; // what was written
}
