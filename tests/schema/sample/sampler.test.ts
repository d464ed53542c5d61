import type { SchemaJson } from '../../../src/contract/index.js';
import { createSampler } from '../../../src/schema/sample/index.js';
import type { Use } from '../../../src/schema/types.js';
import { samplerOf } from './hand-made-schemas.js';

const tree: SchemaJson = {
  type: 'object',
  required: ['value', 'children'],
  properties: { value: { type: 'string' }, children: { type: 'array', minItems: 0, items: { $ref: 'root' } } },
};

const constructs: { readonly [what: string]: SchemaJson } = {
  'the empty schema': {},
  'a null': { type: 'null' },
  'a boolean': { type: 'boolean' },
  'an integer': { type: 'integer' },
  'a number in a range': { type: 'number', minimum: 5, maximum: 5.5 },
  'a number between exclusive limits': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.001 },
  'a multiple of a fraction': { type: 'number', multipleOf: 0.01, minimum: 3.333 },
  'a multiple of two steps': { type: 'integer', allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], minimum: 13 },
  'a negative multiple': { type: 'integer', maximum: -7, multipleOf: 5 },
  'a text of a length': { type: 'string', minLength: 20, maxLength: 22 },
  'a text of a pattern': { type: 'string', pattern: '^[A-Z]{3}-\\d{4}(x|yz)?$' },
  'a text of an open pattern and a length': { type: 'string', pattern: 'ab+', minLength: 12, maxLength: 13 },
  'a text of a pattern with lookahead': { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]{8,}$' },
  'a text of a pattern with a back reference': { type: 'string', pattern: '^(a|b)-\\1$' },
  'a text of a Unicode property': { type: 'string', pattern: '^\\p{Lu}\\p{Ll}+$' },
  'a text of a format and a length': { type: 'string', format: 'email', maxLength: 8 },
  'a text of a format and a pattern': { type: 'string', format: 'uri', pattern: '^https://' },
  'an enum with another keyword': { enum: ['a', 'bb', 3], type: 'string', minLength: 2 },
  'a const': { const: { a: [1] } },
  'an array': { type: 'array', items: { type: 'integer' }, minItems: 3, maxItems: 4 },
  'different items': {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 5 },
    minItems: 5,
    uniqueItems: true,
  },
  'different booleans': { type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true },
  'a tuple': { type: 'array', prefixItems: [{ type: 'string' }, { const: 2 }], items: false, minItems: 2 },
  'an array that contains': { type: 'array', items: { type: 'integer' }, contains: { minimum: 90 }, minContains: 2 },
  'an array that contains few': {
    type: 'array',
    items: { type: 'integer', maximum: 9 },
    contains: { minimum: 5 },
    maxContains: 1,
    minItems: 4,
  },
  'unevaluated items': { type: 'array', prefixItems: [true], unevaluatedItems: false, minItems: 1 },
  'an object': { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'integer' } } },
  'pattern properties': {
    type: 'object',
    patternProperties: { '^x-': { type: 'integer' } },
    additionalProperties: false,
    minProperties: 2,
  },
  'a map': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 },
  'property names': { type: 'object', propertyNames: { pattern: '^[a-z]{3}$' }, minProperties: 3 },
  'dependent properties': {
    type: 'object',
    required: ['card'],
    properties: { card: { type: 'string' } },
    dependentRequired: { card: ['address'] },
  },
  'dependent schemas': {
    type: 'object',
    required: ['card'],
    dependentSchemas: { card: { required: ['address'], properties: { address: { type: 'string' } } } },
  },
  'unevaluated properties': {
    allOf: [{ properties: { a: { type: 'string' } }, required: ['a'] }],
    properties: { b: { type: 'integer' } },
    unevaluatedProperties: false,
    type: 'object',
  },
  'few properties': { type: 'object', properties: { a: {}, b: {}, c: {} }, maxProperties: 1, minProperties: 1 },
  'names of the prototype': JSON.parse(
    '{"type":"object","required":["__proto__","constructor"],"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}',
  ) as SchemaJson, // so that __proto__ is a property
  'merged objects': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 5 } } },
      { properties: { a: { maximum: 5 } } },
    ],
  },
  'any of several': { anyOf: [{ type: 'string', minLength: 3 }, { type: 'integer' }] },
  'exactly one': {
    oneOf: [
      { type: 'integer', multipleOf: 3 },
      { type: 'integer', multipleOf: 5 },
    ],
  },
  'exactly one of overlapping objects': {
    oneOf: [
      { type: 'object', properties: { a: { type: 'string' } } },
      { type: 'object', properties: { a: { type: 'integer' } }, required: ['b'] },
    ],
  },
  'not a type': { not: { type: ['string', 'object'] } },
  'not a value': { type: 'integer', minimum: 1, maximum: 3, not: { enum: [1, 2] } },
  'not both': { type: 'object', properties: { a: {}, b: {} }, not: { required: ['a', 'b'] }, minProperties: 1 },
  neither: { type: 'object', not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] }, properties: { a: {}, b: {} } },
  'a condition': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['x', 'y'] } },
    if: { properties: { kind: { const: 'x' } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { required: ['forX'] },
    else: { required: ['forY'] },
  },
  'recursion through an array': tree,
  'recursion through a choice': {
    oneOf: [
      { type: 'object', required: ['next'], properties: { next: { $ref: 'root' } }, additionalProperties: false },
      { type: 'null' },
    ],
  },
};

describe('a valid sample', () => {
  it.each(Object.entries(constructs))('of %s passes its check', (_, json) => {
    const { sampler, schema, check } = samplerOf(json);
    for (let seed = 0; seed < 20; seed++) {
      const result = sampler.sample(schema, { seed, direction: 'any' });
      expect(result).toHaveProperty('value');
      expect(check('value' in result ? result.value : undefined)).toBeUndefined();
    }
  });

  it('is the same for the same seed', () => {
    const json = constructs['a map']!;
    const [one, other] = [samplerOf(json), samplerOf(json)];
    for (let seed = 0; seed < 20; seed++) {
      const want = one.sampler.sample(one.schema, { seed, direction: 'any' });
      expect(other.sampler.sample(other.schema, { seed, direction: 'any' })).toEqual(want);
    }
  });
});

describe('an invalid sample', () => {
  const open = new Set(['the empty schema']);
  it.each(Object.entries(constructs).filter(([what]) => !open.has(what)))('of %s fails its check', (_, json) => {
    const { sampler, schema, check } = samplerOf(json);
    for (let seed = 0; seed < 10; seed++) {
      const result = sampler.sample(schema, { seed, kind: 'invalid', direction: 'any' });
      expect(result).toHaveProperty('breaks');
      expect(check('value' in result ? result.value : undefined)).toBeDefined();
    }
  });
});

describe('where there is no sample', () => {
  it.each<readonly [what: string, json: SchemaJson, want: RegExp]>([
    ['false', false, /`false`/],
    ['a const that the enum does not list', { enum: ['b'], const: 'a' }, /enum and const/],
    ['crossed lengths', { type: 'string', minLength: 3, maxLength: 2 }, /minLength \(3\).*maxLength \(2\)/],
    ['crossed limits', { type: 'integer', minimum: 3, exclusiveMaximum: 3 }, /at least 3 and at most 3/],
    ['two types', { allOf: [{ type: 'string' }, { type: 'object' }] }, /of type/],
    ['an enum beside another keyword', { enum: ['a'], minLength: 2 }, /values listed/],
    ['a required property that is false', { type: 'object', required: ['a'], properties: { a: false } }, /"a"/],
    ['branches that are all empty', { anyOf: [false, { type: 'string', enum: [1] }] }, /every branch of anyOf/],
    ['endless recursion', { type: 'object', required: ['a'], properties: { a: { $ref: 'root' } } }, /without end/],
    ['not everything', { not: {} }, /not/],
  ])('a proof tells why: %s', (_, json, want) => {
    const { sampler, schema } = samplerOf(json);
    const result = sampler.sample(schema, { direction: 'any' });
    expect('proof' in result ? result.proof : result).toMatch(want);
  });

  it('says that a schema accepts everything', () => {
    const { sampler, schema } = samplerOf({ description: 'anything' });
    expect(sampler.sample(schema, { kind: 'invalid', direction: 'any' })).toEqual({
      reason: 'no value exists',
      proof: 'the schema accepts every value',
    });
  });
});

describe('the direction', () => {
  const json: SchemaJson = {
    type: 'object',
    required: ['id', 'secret', 'name'],
    properties: {
      id: { type: 'integer', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      name: { type: 'string' },
    },
  };
  it.each<readonly [Use, readonly string[]]>([
    ['request', ['name', 'secret']],
    ['response', ['id', 'name']],
    ['any', ['id', 'name', 'secret']],
  ])('%s leaves out what it forbids', (direction, want) => {
    const { schemas } = samplerOf(json);
    // what a direction lets be missing is the product compiler's business: here everything passes
    const sampler = createSampler({ schemas, compiler: { validate: () => () => undefined } });
    const result = sampler.sample(schemas.get('root')!, { direction });
    expect(Object.keys('value' in result ? (result.value as object) : {}).sort()).toEqual(want);
  });
});

describe('mutations', () => {
  it('break each another keyword or place', () => {
    const { sampler, schema, check } = samplerOf({
      type: 'object',
      required: ['name'],
      additionalProperties: false,
      properties: { name: { type: 'string', minLength: 2, maxLength: 9, pattern: '^[a-z]+$' } },
    });
    const found = [...sampler.mutations(schema, { direction: 'any' })];
    expect(found.every(({ value }) => check(value) !== undefined)).toBe(true);
    const keys = found.map(({ breaks }) => `${breaks.pointer} ${breaks.code}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        ' type',
        ' required',
        ' additionalProperties',
        '/name minLength',
        '/name maxLength',
        '/name pattern',
      ]),
    );
  });
});

describe('a boundary sample', () => {
  it.each<readonly [what: string, json: SchemaJson, want: readonly unknown[]]>([
    ['an integer', { type: 'integer', minimum: -3, maximum: 12 }, [-3, 12]],
    ['exclusive limits', { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 9 }, [1, 8]],
    ['a multiple', { type: 'integer', multipleOf: 5, minimum: 1, maximum: 99 }, [5, 95]],
    ['a length', { type: 'string', minLength: 2, maxLength: 4, pattern: '^x*$' }, ['xx', 'xxxx']],
    ['a count', { type: 'array', items: { const: 1 }, minItems: 1, maxItems: 2 }, [[1], [1, 1]]],
  ])('of %s stands at either limit', (_, json, want) => {
    const { sampler, schema } = samplerOf(json);
    const values = Array.from({ length: 20 }, (_, seed) =>
      sampler.sample(schema, { seed, kind: 'boundary', direction: 'any' }),
    );
    const got = new Set(values.map(result => JSON.stringify('value' in result ? result.value : undefined)));
    expect([...got].sort()).toEqual(want.map(value => JSON.stringify(value)).sort());
  });
});
