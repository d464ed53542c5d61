import { findProperty } from '../../src/codegen/types/find-property.js';
import type { Schema, SchemaJson } from '../../src/contract/index.js';

/** Schemas by id, of which the search reads nothing but `json`. */
function lookup(schemas: { readonly [id: string]: SchemaJson }) {
  // the cast leaves out of a schema what is not read here
  const get = (id: string) => (Object.hasOwn(schemas, id) ? ({ json: schemas[id] } as Schema) : undefined);
  return { get, has: (id: string) => Object.hasOwn(schemas, id) };
}

const tag = { type: 'string' };
const other = { type: 'integer' };

describe('the schema of a property', () => {
  it.each<[string, { readonly [id: string]: SchemaJson }, SchemaJson | undefined]>([
    [
      'its own before that of its reference',
      { A: { $ref: 'B', properties: { t: tag } }, B: { properties: { t: other } } },
      tag,
    ],
    [
      'that of its reference before that of allOf',
      { A: { $ref: 'B', allOf: [{ properties: { t: other } }] }, B: { properties: { t: tag } } },
      tag,
    ],
    [
      'that of the first of allOf that has it',
      { A: { allOf: [{}, { $ref: 'B' }, { properties: { t: other } }] }, B: { allOf: [{ properties: { t: tag } }] } },
      tag,
    ],
    ['none in a circle', { A: { allOf: [{ $ref: 'B' }] }, B: { allOf: [{ $ref: 'A' }] } }, undefined],
    [
      'beyond a circle',
      { A: { allOf: [{ $ref: 'B' }, { properties: { t: tag } }] }, B: { allOf: [{ $ref: 'A' }] } },
      tag,
    ],
    ['false as a schema', { A: { properties: { t: false } } }, false],
    ['no member of the prototype', { A: { properties: {} } }, undefined],
  ])('is %s', (_name, schemas, want) => {
    expect(findProperty({ $ref: 'A' }, 't', lookup(schemas))).toEqual(want);
    expect(findProperty({ $ref: 'A' }, 'constructor', lookup(schemas))).toBeUndefined();
  });

  it('is the same whoever asks first', () => {
    const schemas = lookup({
      A: { allOf: [{ $ref: 'B' }, { properties: { t: tag } }] },
      B: { allOf: [{ $ref: 'A' }, { properties: { u: other } }] },
      C: { allOf: [{ $ref: 'D' }, { $ref: 'B' }] },
      D: {},
    });
    for (const id of ['D', 'C', 'B', 'A', 'B', 'C']) {
      expect(findProperty({ $ref: id }, 't', schemas)).toBe(id === 'D' ? undefined : tag);
      expect(findProperty({ $ref: id }, 'u', schemas)).toBe(id === 'D' ? undefined : other);
    }
  });

  it('is found at the end of a chain that is longer than the stack is deep, for each on the way', () => {
    const count = 20_000;
    const entries = Array.from({ length: count }, (_, index): [string, SchemaJson] => [
      `S${index}`,
      index === 0 ? { properties: { t: tag } } : { allOf: [{ $ref: `S${index - 1}` }] },
    ]);
    const schemas = lookup(Object.fromEntries(entries));
    const found = entries.toReversed().map(([id]) => findProperty({ $ref: id }, 't', schemas));
    expect(new Set(found)).toEqual(new Set([tag]));
  });
});
