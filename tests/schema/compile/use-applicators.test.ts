import type { Schema } from '../../../src/contract/index.js';
import type { Json } from '../../../src/document/index.js';
import { createComparer, createCompiler, createInterpreter, emitChecks, type Use } from '../../../src/schema/index.js';
import { runInPlainNode } from '../support/plain-node.js';
import { component, componentsOf } from '../support/schemas.js';

const kept = { properties: { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } } };

/** Each way of JSON Schema to apply a schema to an object, with the pointer to the object that it is applied to. */
const applicators: readonly (readonly [name: string, schema: Json, value: (found: object) => unknown, at: string])[] = [
  ['a reference', { $ref: component('Kept') }, found => found, ''],
  ['properties', { properties: { a: kept } }, a => ({ a }), '/a'],
  ['patternProperties', { patternProperties: { '^x': kept } }, x1 => ({ x1 }), '/x1'],
  ['additionalProperties', { properties: { b: {} }, additionalProperties: kept }, a => ({ a }), '/a'],
  ['unevaluatedProperties', { allOf: [{ properties: { b: {} } }], unevaluatedProperties: kept }, a => ({ a }), '/a'],
  ['dependentSchemas', { dependentSchemas: { here: kept } }, found => ({ here: 1, ...found }), ''],
  ['items', { items: kept }, one => [one], '/0'],
  ['items behind prefixItems', { prefixItems: [{}], items: kept }, one => [1, one], '/1'],
  ['prefixItems', { prefixItems: [{}, kept] }, one => [1, one], '/1'],
  ['unevaluatedItems', { allOf: [{ prefixItems: [{}] }], unevaluatedItems: kept }, one => [1, one], '/1'],
  ['allOf', { allOf: [{ type: 'object' }, kept] }, found => found, ''],
  ['allOf within allOf', { allOf: [{ allOf: [{ $ref: component('Kept') }] }] }, found => found, ''],
  ['anyOf', { anyOf: [{ type: 'string' }, kept] }, found => found, ''],
  ['oneOf', { oneOf: [{ type: 'string' }, { type: 'object', ...kept }] }, found => found, ''],
  ['then', conditional('then'), found => ({ is: 1, ...found }), ''],
  ['else', conditional('else'), found => found, ''],
];

/** As text, so that nothing here looks like a promise. */
function conditional(branch: 'then' | 'else'): Json {
  return JSON.parse(`{"if":{"required":["is"]},"${branch}":${JSON.stringify(kept)}}`);
}

const directions: readonly (readonly [use: Use, sent: object, name: string, code: string])[] = [
  ['request', { id: 'x' }, 'id', 'readOnly'],
  ['response', { secret: 'x' }, 'secret', 'writeOnly'],
];

const rows = applicators.flatMap(([name, schema, value, at]) =>
  directions.map(([use, sent, property, code]) => ({ name, schema, use, value: value(sent), at, property, code })),
);
const schemas = componentsOf({
  Kept: kept,
  ...Object.fromEntries(rows.map(({ schema }, index) => [`R${index}`, schema])),
}).schemas;
const wants = rows.map(({ at, property, code }) => `${at}/${property} ${code}`);

describe('what one direction keeps out is kept out wherever its schema is applied', () => {
  const compiler = createCompiler(schemas);

  it.each(rows.map((row, index) => ({ ...row, index })))('by $name, $use', ({ use, value, index }) => {
    const found = compiler.validate(component(`R${index}`), use)(value) ?? [];
    expect(found.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([wants[index]]);
    const other = use === 'request' ? 'response' : 'request';
    expect(compiler.validate(component(`R${index}`), other)(value)).toBeUndefined();
  });

  it('in generated modules too', () => {
    const checks = rows.map(({ use }, index) => ({
      name: `r${index}`,
      schema: schemas.get(component(`R${index}`))!,
      use,
    }));
    const { files } = emitChecks([{ module: 'group', checks }], schemas);
    const script = `import { checks } from './group.js';
const values = ${JSON.stringify(rows.map(({ value }) => value))};
console.log(JSON.stringify(values.map((value, i) => (checks['r' + i](value) ?? []).map(v => v.pointer + ' ' + v.code))));`;
    expect(JSON.parse(runInPlainNode(files, script))).toEqual(wants.map(want => [want]));
  });
});

describe('what is kept out without being named need not be there', () => {
  const [id, secret] = [{ readOnly: true }, { writeOnly: true }];
  const found: { readonly [name: string]: Json } = {
    'by a pattern': { patternProperties: { '^x': id } },
    'by a pattern beside its own name': { properties: { x1: {} }, patternProperties: { '^x': id } },
    'by a pattern of what a reference leads to': { $ref: component('Pattern') },
    'as all others': { properties: { y: {} }, additionalProperties: id },
    'as all that matches no pattern': { patternProperties: { '^y': {} }, additionalProperties: id },
    'as all that no part names': { allOf: [{ properties: { y: {} } }], unevaluatedProperties: id },
    'by a branch': { anyOf: [{ required: ['y'], patternProperties: { '^x': id } }, { required: ['q'] }] },
  };
  const ours = componentsOf({
    Pattern: { patternProperties: { '^x': { $ref: component('Id') } } },
    Id: id,
    Secret: { type: 'object', required: ['x1'], additionalProperties: secret },
    Dependent: { patternProperties: { '^x': id }, dependentRequired: { y: ['x1', 'z'] } },
    ...Object.fromEntries(
      Object.entries(found).map(([name, json], index) => [
        `R${index}`,
        { title: name, ...(json as object), required: ['x1', 'y'] },
      ]),
    ),
  }).schemas;
  const values = [{}, { y: 1 }, { y: 1, x1: 1 }, { y: 1, z: 1 }];
  const rows = [
    ...Object.keys(found).flatMap((how, index) => [
      { how, name: `R${index}`, use: 'request', accepted: [false, true, false, !how.startsWith('as')] } as const,
      { how, name: `R${index}`, use: 'response', accepted: [false, false, true, false] } as const,
    ]),
    { how: 'as all', name: 'Secret', use: 'response', accepted: [true, false, false, false] } as const,
    { how: 'beside another', name: 'Dependent', use: 'request', accepted: [true, false, false, true] } as const,
  ];

  it.each(rows)('$how, in a $use', ({ name, use, accepted }) => {
    const check = createCompiler(ours).validate(component(name), use);
    expect(values.map(value => check(value) === undefined)).toEqual([...accepted]);
    const interpreted = createInterpreter(ours).validate(component(name), use);
    expect(values.map(value => interpreted(value) === undefined)).toEqual([...accepted]);
    const comparer = createComparer({ old: ours, now: ours });
    expect(values.map(value => comparer.lost({ const: value }, component(name), use) === 'none')).toEqual([
      ...accepted,
    ]);
  });

  it('in generated modules too', () => {
    expect(acceptedByModules(ours, rows, values)).toEqual(rows.map(({ accepted }) => accepted));
  });
});

// docs/schemas.md says why
describe('what a branch alone keeps out', () => {
  const branch = (name: string, id: Json, required: Json = [name]) => ({
    required,
    properties: { [name]: {}, id },
  });
  const ways = (around: Json, inCopy: Json) => ({
    type: 'object',
    required: around,
    anyOf: [branch('draft', { readOnly: true }), branch('copy', {}, inCopy)],
  });
  const ours = componentsOf({ Around: ways(['id'], ['copy']), Within: ways([], ['copy', 'id']) }).schemas;
  const values = [{ draft: 1 }, { copy: 1 }, { copy: 1, id: 1 }, { draft: 1, id: 1 }];
  const rows = [
    { name: 'Around', use: 'request', accepted: [true, true, true, false] },
    { name: 'Around', use: 'response', accepted: [false, false, true, true] },
    { name: 'Within', use: 'request', accepted: [true, false, true, false] },
  ] as const;

  it.each(rows)('need not be there, whichever branch holds, where it is required $name, in a $use', async row => {
    const { name, use, accepted } = row;
    const check = createCompiler(ours).validate(component(name), use);
    expect(values.map(value => check(value) === undefined)).toEqual([...accepted]);
    const comparer = createComparer({ old: ours, now: ours });
    const lost = values.map(value => comparer.lost({ const: value }, component(name), use) === 'none');
    expect(lost).toEqual([...accepted]);
  });

  it('is the same in generated modules', () => {
    expect(acceptedByModules(ours, rows, values)).toEqual(rows.map(({ accepted }) => accepted));
  });
});

/** Which of the values generated modules take, for each of the checks. */
function acceptedByModules(
  schemas: ReadonlyMap<string, Schema>,
  wanted: readonly { readonly name: string; readonly use: Use }[],
  values: readonly object[],
): unknown {
  const checks = wanted.map(({ name, use }, index) => ({
    name: `r${index}`,
    schema: schemas.get(component(name))!,
    use,
  }));
  const { files } = emitChecks([{ module: 'group', checks }], schemas);
  const script = `import { checks } from './group.js';
const values = ${JSON.stringify(values)};
console.log(JSON.stringify(Object.values(checks).map(check => values.map(value => check(value) === undefined))));`;
  return JSON.parse(runInPlainNode(files, script));
}
