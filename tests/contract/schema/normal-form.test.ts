import { createSchemaSet } from '../../../src/contract/index.js';
import type { Json } from '../../../src/document/index.js';
import { component, componentsOf, fileOf, schemaOf, setOf } from '../../schema/support/schemas.js';

const json = (schemas: { [name: string]: Json }, openapi: string) =>
  componentsOf(schemas, openapi).schemas.get(component('A'))!.json;

describe('the normal form of 3.0', () => {
  const rows: [name: string, written: Json, want: Json][] = [
    ['nullable widens the type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'nullable widens an enum that forgets null',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'nullable leaves an enum that has null',
      { type: 'string', nullable: true, enum: [null, 'a'] },
      { type: ['string', 'null'], enum: [null, 'a'] },
    ],
    [
      'nullable without type beside allOf offers null',
      { nullable: true, allOf: [{ type: 'object' }] },
      { anyOf: [{ allOf: [{ type: 'object' }] }, { type: 'null' }] },
    ],
    ['nullable without type alone changes nothing', { nullable: true, minLength: 1 }, { minLength: 1 }],
    [
      'boolean exclusiveMinimum becomes a number',
      { minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false },
      { exclusiveMinimum: 1, maximum: 3 },
    ],
    ['example becomes examples', { example: 1 }, { examples: [1] }],
    [
      'siblings of $ref are dropped',
      { properties: { b: { $ref: component('B'), nullable: true } } },
      { properties: { b: { $ref: component('B') } } },
    ],
  ];
  it.each(rows)('%s', (_, written, want) => expect(json({ A: written, B: {} }, '3.0.3')).toEqual(want));
});

describe('the normal form of 3.1', () => {
  const rows: [name: string, written: Json, want: Json][] = [
    ['keeps siblings of $ref', { $ref: component('B'), minLength: 1 }, { $ref: component('B'), minLength: 1 }],
    ['resolves anchors', { items: { $ref: '#b' } }, { items: { $ref: component('B') } }],
    ['resolves ids', { items: { $ref: 'https://example.com/b' } }, { items: { $ref: component('C') } }],
    [
      'reads pointers percent- and pointer-escaped',
      { items: { $ref: `${component('D')}/properties/a~1b%20c` } },
      { items: { $ref: `${component('D')}/properties/a~1b c` } },
    ],
    [
      'drops what only identifies',
      { $id: 'https://example.com/a', $defs: { x: {} }, $comment: 'x', type: 'string' },
      { type: 'string' },
    ],
    [
      'reads schemas of other dialects',
      {
        items: {
          $schema: 'http://json-schema.org/draft-07/schema#',
          items: [{}],
          additionalItems: false,
          dependencies: { a: ['b'] },
        },
      },
      { items: { prefixItems: [{}], items: false, dependentSchemas: {}, dependentRequired: { a: ['b'] } } },
    ],
    [
      'completes a discriminator',
      {
        oneOf: [{ $ref: component('B') }],
        discriminator: { propertyName: 'k', mapping: { c: 'C', d: component('D') } },
      },
      {
        oneOf: [{ $ref: component('B') }],
        discriminator: { propertyName: 'k', mapping: { c: component('C'), d: component('D'), B: component('B') } },
      },
    ],
  ];
  const others = { B: { $anchor: 'b' }, C: { $id: 'https://example.com/b' }, D: { properties: { 'a/b c': {} } } };
  it.each(rows)('%s', (_, written, want) => expect(json({ A: written, ...others }, '3.1.0')).toEqual(want));

  it('keeps properties named as members of the prototype', () => {
    const made = json({ A: { properties: JSON.parse('{"__proto__":{"type":"string"}}') } }, '3.1.0') as {
      properties: object;
    };
    expect(Object.hasOwn(made.properties, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(made.properties)).toBe(Object.prototype);
  });
});

describe('a schema set', () => {
  it('gives one handle for one schema, through references', () => {
    const root = fileOf('file:///t/api.json', {
      openapi: '3.1.0',
      components: { schemas: { A: { $ref: component('B') }, B: {} } },
    });
    const set = createSchemaSet(setOf(root));
    const at = (pointer: string) => set.schemaAt({ file: root, pointer, value: null });
    expect(at('/components/schemas/A')).toBe(at('/components/schemas/B'));
    expect(set.schemas.get(component('B'))).toBe(at('/components/schemas/B'));
  });

  it('names schemas of other files by their path', () => {
    const { schema } = schemaOf(
      { $ref: 'sub/b.json#/$defs/x' },
      fileOf('file:///test/sub/b.json', { $defs: { x: { type: 'null' } } }),
    );
    expect([schema.id, schema.json]).toEqual(['sub/b.json#/$defs/x', { type: 'null' }]);
  });

  it('freezes what it gives', () => {
    const made = json({ A: { properties: { a: { enum: [{ b: 1 }] } } } }, '3.1.0') as {
      properties: { a: { enum: object[] } };
    };
    expect([made, made.properties, made.properties.a.enum[0]].every(Object.isFrozen)).toBe(true);
  });

  it('sets one schema apart for each dynamic scope that changes it', () => {
    const tree = {
      $id: 'https://example.com/tree',
      $dynamicAnchor: 'node',
      properties: { children: { items: { $dynamicRef: '#node' } } },
    };
    const strict = {
      $id: 'https://example.com/strict',
      $dynamicAnchor: 'node',
      $ref: 'tree',
      unevaluatedProperties: false,
    };
    const set = componentsOf({ tree, strict });
    const reference = (set.schemas.get(component('strict'))!.json as { $ref: string }).$ref;
    expect(reference).toMatch(/^#\/components\/schemas\/tree~/);
    expect(set.schemas.get(reference)!.json).toEqual({
      properties: { children: { items: { $ref: component('strict') } } },
    });
    expect(set.schemas.get(component('tree'))!.json).toEqual({
      properties: { children: { items: { $ref: component('tree') } } },
    });
  });
});
