import { FindingsError } from '../../../src/diagnostics/index.js';
import type { Json } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { component, componentsOf } from '../support/schemas.js';

const pets: { [name: string]: Json } = {
  Cat: { type: 'object', properties: { kind: { type: 'string' }, lives: { type: 'integer' } }, required: ['lives'] },
  Dog: { type: 'object', properties: { kind: { type: 'string' }, barks: { type: 'boolean' } }, required: ['barks'] },
  Base: { type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' } },
  Fish: { allOf: [{ $ref: component('Base') }, { properties: { fins: { type: 'integer' } }, required: ['fins'] }] },
};
const either = [{ $ref: component('Cat') }, { $ref: component('Dog') }];

const rows: [name: string, schema: Json, value: unknown, want: object[]][] = [
  [
    'says the kind, never the value',
    { type: 'integer' },
    'secret',
    [{ pointer: '', code: 'type', message: 'must be an integer, not a string' }],
  ],
  [
    'names a missing property at its object',
    { properties: { a: { required: ['b'] } } },
    { a: {} },
    [{ pointer: '/a', code: 'required', message: 'must have the property "b"' }],
  ],
  [
    'points at a property that is not allowed',
    { properties: {}, additionalProperties: false },
    { 'a/b~c': 1 },
    [{ pointer: '/a~1b~0c', code: 'additionalProperties' }],
  ],
  [
    'points at an unevaluated property',
    { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    { a: 1, b: 1 },
    [{ pointer: '/b', code: 'unevaluatedProperties' }],
  ],
  [
    'gives the nearest branch of oneOf and its name',
    { oneOf: either },
    { barks: 1 },
    [{ pointer: '/barks', code: 'type', branch: 'Dog' }],
  ],
  [
    'gives the nearest branch of anyOf and its name',
    { anyOf: either },
    { kind: 'Dog', barks: 1 },
    [{ pointer: '/barks', code: 'type', branch: 'Dog' }],
  ],
  [
    'gives the nearest branch below a property, which has no name of its own',
    { properties: { a: { anyOf: [{ type: 'array', items: { type: 'integer' } }, { type: 'boolean' }] } } },
    { a: [1, 'x'] },
    [{ pointer: '/a/1', code: 'type', branch: 'anyOf/0' }],
  ],
  [
    'says which branches match at once',
    { oneOf: [{ type: 'integer' }, { minimum: 1 }] },
    2,
    [{ pointer: '', code: 'oneOf', message: 'must match exactly one branch of oneOf, not oneOf/0 and oneOf/1' }],
  ],
  [
    'joins the types of branches',
    { anyOf: [{ type: 'string' }, { type: 'integer' }] },
    {},
    [{ pointer: '', code: 'anyOf', message: 'must be a string or an integer, not an object' }],
  ],
  [
    'follows a discriminator alone',
    { oneOf: either, discriminator: { propertyName: 'kind' } },
    { kind: 'Cat', barks: 1 },
    [{ pointer: '', code: 'required', branch: 'Cat' }],
  ],
  [
    'lists what a discriminator allows',
    { oneOf: either, discriminator: { propertyName: 'kind' } },
    { kind: 'Cow' },
    [{ pointer: '/kind', code: 'discriminator', message: 'must be one of "Cat", "Dog"' }],
  ],
  [
    'takes mapping names',
    { oneOf: either, discriminator: { propertyName: 'kind', mapping: { c: 'Cat' } } },
    { kind: 'c' },
    [{ pointer: '', code: 'required', branch: 'Cat' }],
  ],
  [
    'honours defaultMapping',
    { oneOf: either, discriminator: { propertyName: 'kind', defaultMapping: 'Dog' } },
    { kind: 'x' },
    [{ pointer: '', code: 'required', branch: 'Dog' }],
  ],
  [
    'finds the children of a discriminator by allOf',
    { properties: { pet: { $ref: component('Base') } } },
    { pet: { kind: 'Fish' } },
    [{ pointer: '/pet', code: 'required', message: 'must have the property "fins"', branch: 'Fish' }],
  ],
  ['checks a child without its parent choosing again', { $ref: component('Fish') }, { kind: 'Fish', fins: 1 }, []],
  [
    'checks names of the prototype as names',
    { properties: { constructor: { type: 'integer' } }, required: ['toString'] },
    { constructor: 'x' },
    [
      { pointer: '/constructor', code: 'type' },
      { pointer: '', code: 'required' },
    ],
  ],
];

describe('violations', () => {
  it.each(rows)('%s', (_, schema, value, want) => {
    const { schemas } = componentsOf({ ...pets, A: { allOf: [schema] } });
    const got = createCompiler(schemas).validate(component('A'), 'any')(value) ?? [];
    expect(got).toEqual(want.map(violation => expect.objectContaining(violation)));
  });

  it('are capped', () => {
    const check = createCompiler(componentsOf({ A: { items: { type: 'string' } } }).schemas).validate(
      component('A'),
      'any',
    );
    expect(check(Array.from({ length: 10_000 }, () => 1))).toHaveLength(100);
  });

  it('of a broken schema are refused from whichever schema it is reached', () => {
    const { schemas } = componentsOf({
      A: { $ref: component('C') },
      B: { items: { $ref: component('C') } },
      C: { pattern: '(' },
    });
    const compiler = createCompiler(schemas);
    for (const name of ['B', 'C', 'B']) {
      expect(() => compiler.validate(component(name), 'any')).toThrow('schema-pattern-invalid');
    }
  });

  it('end where the value is nested beyond the stack', () => {
    const check = createCompiler(
      componentsOf({ A: { items: { $ref: component('A') }, type: 'array' } }).schemas,
    ).validate(component('A'), 'any');
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(check(deep)).toEqual([{ pointer: '', code: 'depth', message: 'must not be nested so deeply' }]);
  });

  it.each([
    ['a circle', { allOf: [{ $ref: component('A') }] }, 'schema-endless'],
    ['a pattern that is none', { pattern: '(' }, 'schema-pattern-invalid'],
    ['a pattern that can run away', { pattern: '^(?=(a+)+$)' }, 'schema-pattern-unsafe'],
    ['a malformed keyword', { minLength: 'x' }, 'schema-keyword-malformed'],
  ])('are preceded by a finding of %s', (_, schema, code) => {
    const { schemas } = componentsOf({ A: schema as Json });
    let found: unknown;
    try {
      createCompiler(schemas).validate(component('A'), 'any');
    } catch (error) {
      found = error;
    }
    expect(found).toBeInstanceOf(FindingsError);
    expect((found as FindingsError).findings).toMatchObject([{ code, location: { line: 1, column: 1 } }]);
  });

  it.each<[string, Json]>([
    ['a negative least size', { minLength: -1 }],
    ['a limit of null', { maxLength: null }],
    ['no pattern', { pattern: null }],
    ['the boolean required of draft 3', { required: true }],
    ['a format that is no text', { format: 1 }],
    ['an encoding that is no text', { contentEncoding: false }],
  ])('leave out %s, with a warning', (_, schema) => {
    const compiler = createCompiler(componentsOf({ A: schema }).schemas);
    expect(compiler.validate(component('A'), 'any')('x')).toBeUndefined();
    expect(compiler.findings).toMatchObject([{ code: 'schema-keyword-meaningless', severity: 'warning' }]);
  });

  it.each<[string, Json, string]>([
    ['an encoding that nobody knows', { contentEncoding: 'rot13' }, 'schema-encoding-unknown'],
    [
      'the schema of XML',
      { contentMediaType: 'application/xml', contentSchema: { type: 'object' } },
      'schema-content-unread',
    ],
    ['the schema of a text of no media type', { contentSchema: { type: 'object' } }, 'schema-content-unread'],
  ])('check nothing by %s, with a warning', (_, schema, code) => {
    const compiler = createCompiler(componentsOf({ A: schema }).schemas);
    expect(compiler.validate(component('A'), 'any')('x')).toBeUndefined();
    expect(compiler.findings).toMatchObject([{ code, severity: 'warning', location: { line: 1, column: 1 } }]);
  });

  it.each<[string, Json]>([
    ['an encoding that is known', { contentEncoding: 'BASE64' }],
    ['the schema of JSON', { contentMediaType: 'application/problem+json', contentSchema: { type: 'object' } }],
  ])('are nothing to warn of: %s', (_, schema) => {
    const compiler = createCompiler(componentsOf({ A: schema }).schemas);
    expect(compiler.validate(component('A'), 'any')('x')).not.toBeUndefined();
    expect(compiler.findings).toEqual([]);
  });

  it.each<[string, Json]>([
    ['a size as a text', { maxLength: '3' }],
    ['a fraction of a size', { minLength: 1.5 }],
    ['a negative greatest size', { maxItems: -1 }],
    ['an unknown type', { type: 'text' }],
    ['an enum that is no list', { enum: 'a' }],
    ['names that are no texts', { required: [1] }],
    ['a pattern that is no text', { pattern: 1 }],
    ['a truth as a text', { uniqueItems: 'true' }],
  ])('stop at %s, which can only be meant to refuse something', (_, schema) => {
    const compiler = createCompiler(componentsOf({ A: schema }).schemas);
    expect(() => compiler.validate(component('A'), 'any')).toThrow('schema-keyword-malformed');
  });
});
