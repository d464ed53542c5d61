import type { SchemaJson } from '../../src/contract/index.js';
import { wireShape } from '../../src/plan/wire-shape.js';
import { contractOf, schemaOf } from './contract-of.js';

const schemas = new Map(
  Object.entries({
    Id: { type: 'integer' },
    Tree: { type: 'object', properties: { value: { $ref: 'Id' }, child: { $ref: 'Tree' } } },
    Loop: { allOf: [{ $ref: 'Loop' }] },
    Base: { type: 'object', properties: { id: { $ref: 'Id' } }, required: ['id'] },
  } as Record<string, SchemaJson>).map(([id, json]) => [id, schemaOf(json, id)] as const),
);
const contract = contractOf({ schemas });

describe('wireShape', () => {
  it.each<[SchemaJson, unknown]>([
    [true, { untyped: true }],
    [{}, { untyped: true }],
    [{ type: 'string' }, {}],
    [{ type: 'integer' }, { primitive: ['integer'] }],
    [{ type: ['integer', 'null'] }, { primitive: ['null', 'integer'] }],
    [{ type: ['string', 'number', 'integer'] }, { primitive: ['number', 'string'] }],
    [{ enum: [1, 2] }, { primitive: ['integer'] }],
    [{ const: true }, { primitive: ['boolean'] }],
    [{ minimum: 1 }, { primitive: ['number', 'string'] }],
    [{ $ref: 'Id' }, { primitive: ['integer'] }],
    [{ $ref: 'Loop' }, { untyped: true }],
    [{ allOf: [{ type: 'number' }, { $ref: 'Id' }] }, { primitive: ['integer'] }],
    [{ anyOf: [{ type: 'boolean' }, { $ref: 'Id' }] }, { primitive: ['boolean', 'integer'] }],
    [{ oneOf: [{ type: 'integer' }, {}] }, { primitive: ['integer', 'string'] }],
    [{ type: 'string', anyOf: [{ format: 'date' }, { format: 'uuid' }] }, {}],
    [{ type: 'string', format: 'binary' }, { binary: true }],
    [{ contentMediaType: 'image/png' }, { binary: true, mediaTypes: ['image/png'] }],
    [{ contentMediaType: 'application/octet-stream' }, { binary: true }],
    [
      { type: 'string', contentMediaType: 'image/png' },
      { binary: true, mediaTypes: ['image/png'] },
    ],
    [{ type: 'string', contentEncoding: 'binary' }, { binary: true }],
    [{ type: 'string', contentMediaType: 'text/plain' }, {}],
    [{ type: 'string', contentMediaType: 'application/json' }, {}],
    [{ type: 'string', contentMediaType: 'image/png', contentEncoding: 'base64' }, {}],
    [
      { allOf: [{ type: 'string', format: 'binary', maxLength: 5, minLength: 1 }, { maxLength: 8 }] },
      { binary: true, minBytes: 1, maxBytes: 5 },
    ],
    [{ type: 'array', items: { $ref: 'Id' } }, { items: { primitive: ['integer'] } }],
    [
      { type: 'array', prefixItems: [{ type: 'boolean' }], items: { type: 'string' } },
      { items: {}, prefixItems: [{ primitive: ['boolean'] }] },
    ],
    [
      { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      { primitive: ['string'], items: {} },
    ],
    [{ type: 'object' }, { properties: {}, additional: { untyped: true } }],
    [{ type: 'object', properties: { a: { type: 'integer' } } }, { properties: { a: { primitive: ['integer'] } } }],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      { properties: {}, additional: { primitive: ['integer'] } },
    ],
    [{ type: 'object', properties: { a: {} }, additionalProperties: false }, { properties: { a: { untyped: true } } }],
    [
      { allOf: [{ $ref: 'Base' }, { properties: { name: { type: 'string' } } }] },
      { properties: { id: { primitive: ['integer'] }, name: {} } },
    ],
    [
      { oneOf: [{ $ref: 'Base' }, { type: 'object', properties: { id: { type: 'boolean' } } }] },
      { properties: { id: { primitive: ['boolean', 'integer'] } } },
    ],
    [
      {
        type: 'object',
        properties: { kind: { type: 'string' } },
        if: { properties: { kind: { const: 'n' } } },
        // biome-ignore lint/suspicious/noThenProperty: a JSON Schema keyword
        then: { properties: { value: { type: 'number' } } },
        else: { properties: { value: { type: 'boolean' } } },
      },
      { properties: { kind: {}, value: { primitive: ['boolean', 'number'] } } },
    ],
  ])('of %j is %j', (json, want) => {
    expect(JSON.parse(JSON.stringify(wireShape(contract, json)))).toEqual(want);
  });

  it('writes out some levels of a recursive schema and ends', () => {
    const text = JSON.stringify(wireShape(contract, { $ref: 'Tree' }));
    expect(text.length).toBeLessThan(1000);
    expect(text).toContain('"child":{"properties":{"value":{"primitive":["integer"]}');
  });

  it('keeps a property named __proto__ as an ordinary one', () => {
    const json = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"integer"}}}');
    const shape = wireShape(contract, json);
    expect(Object.keys(shape.properties!)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(shape.properties)).toBeNull();
  });
});
