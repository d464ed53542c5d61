import { brief, changes, schemaChanges } from './given.js';

describe('a schema that is written otherwise and says the same is no change', () => {
  it.each<[what: string, one: string, other: string, components?: string]>([
    [
      'properties in another order',
      '{ type: object, required: [a, b], properties: { a: {}, b: { type: string } } }',
      '{ properties: { b: { type: string }, a: {} }, type: object, required: [b, a] }',
    ],
    ['values in another order', '{ type: string, enum: [a, b, c] }', '{ enum: [c, a, b], type: string }'],
    [
      'branches in another order',
      '{ oneOf: [{ type: string }, { type: object, properties: { a: { type: string } } }, { type: integer }] }',
      '{ oneOf: [{ type: integer }, { type: string }, { type: object, properties: { a: { type: string } } }] }',
    ],
    [
      'conjuncts in another order',
      '{ allOf: [{ minimum: 1 }, { maximum: 5 }] }',
      '{ allOf: [{ maximum: 5 }, { minimum: 1 }] }',
    ],
    ['types in another order', '{ type: [string, "null"] }', '{ type: ["null", string] }'],
    [
      'a reference and its schema',
      "{ $ref: '#/components/schemas/Pet' }",
      '{ type: object, properties: { name: { type: string } } }',
      'Pet: { type: object, properties: { name: { type: string } } }',
    ],
    [
      'a reference in a list and its schema',
      "{ type: array, items: { $ref: '#/components/schemas/Pet' } }",
      '{ type: array, items: { type: object, properties: { name: { type: string } } } }',
      'Pet: { type: object, properties: { name: { type: string } } }',
    ],
    [
      'a reference to a reference',
      "{ $ref: '#/components/schemas/Alias' }",
      "{ $ref: '#/components/schemas/Pet' }",
      "Alias: { $ref: '#/components/schemas/Pet' }, Pet: { type: object, properties: { name: { type: string } } }",
    ],
    [
      'another name of a component',
      "{ $ref: '#/components/schemas/One' }",
      "{ $ref: '#/components/schemas/Two' }",
      'One: { type: object, required: [a], properties: { a: { enum: [1, 2] } } }, Two: { type: object, required: [a], properties: { a: { enum: [1, 2] } } }',
    ],
    ['allOf of one', '{ allOf: [{ type: string, maxLength: 3 }] }', '{ type: string, maxLength: 3 }'],
    ['anyOf of one', '{ anyOf: [{ type: string, maxLength: 3 }] }', '{ type: string, maxLength: 3 }'],
    ['oneOf of one', '{ oneOf: [{ type: string, maxLength: 3 }] }', '{ type: string, maxLength: 3 }'],
    [
      'const and an enum of one',
      '{ properties: { kind: { const: cat } } }',
      '{ properties: { kind: { enum: [cat] } } }',
    ],
    [
      'notes on it',
      '{ type: string, title: A, examples: [a], deprecated: true }',
      '{ type: string, title: A, example: b, x-note: 1 }',
    ],
    ['keywords that say nothing', '{ type: array }', '{ type: array, minItems: 0, items: {}, uniqueItems: false }'],
    [
      'openness that is said',
      '{ type: object, properties: { a: {} } }',
      '{ type: object, properties: { a: true }, additionalProperties: true, required: [] }',
    ],
  ])('%s', async (_, one, other, components = '') => {
    for (const travels of ['request', 'response'] as const)
      for (const pair of [
        [one, other],
        [other, one],
      ] as const)
        expect((await schemaChanges(travels, pair, { components: [components, components] })).map(brief)).toEqual([]);
  });

  it('words about it, which are told as words', async () => {
    const pair = [
      '{ type: string, title: A, description: old }',
      '{ type: string, title: B, description: new }',
    ] as const;
    for (const travels of ['request', 'response'] as const)
      expect((await schemaChanges(travels, pair)).map(brief)).toEqual([
        'safe documentation-changed summaries, titles or descriptions of operations say something else',
      ]);
  });

  it('a property that moves from one branch of allOf to another', async () => {
    const old =
      '{ allOf: [{ type: object, required: [a], properties: { a: { type: string }, b: { type: integer } } }, { type: object, properties: { c: {} } }] }';
    const now =
      '{ allOf: [{ type: object, properties: { b: { type: integer } } }, { type: object, required: [a], properties: { c: {}, a: { type: string } } }] }';
    for (const travels of ['request', 'response'] as const)
      expect((await schemaChanges(travels, [old, now])).map(brief)).toEqual([]);
  });

  it('a property that moves from an allOf into what it extends, a component', async () => {
    const schema = "{ allOf: [{ $ref: '#/components/schemas/Base' }, { $ref: '#/components/schemas/Own' }] }";
    const components = [
      'Base: { type: object, properties: { id: { type: string } } }, Own: { type: object, properties: { at: { type: string }, name: { type: string } } }',
      'Base: { type: object, properties: { id: { type: string }, at: { type: string } } }, Own: { type: object, properties: { name: { type: string } } }',
    ] as const;
    expect((await schemaChanges('response', [schema, schema], { components })).map(brief)).toEqual([]);
  });
});

describe('one API in two versions of OpenAPI is no change', () => {
  const old = `openapi: 3.0.3
info: { title: T, version: "1" }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string, nullable: true, example: Rex }
        owner: { nullable: true, allOf: [{ $ref: '#/components/schemas/Owner' }] }
        age: { type: integer, minimum: 0, exclusiveMinimum: true }
        kind: { type: string, enum: [cat] }
        picture: { type: string, format: byte }
    Owner: { type: object, properties: { name: { type: string } } }
paths:
  /pets:
    post:
      parameters: [{ name: limit, in: query, schema: { type: integer, maximum: 10, exclusiveMaximum: true } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '200': { description: done, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
`;
  const now = `openapi: 3.1.0
info: { title: T, version: "1" }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: [string, "null"], examples: [Rex] }
        owner: { anyOf: [{ $ref: '#/components/schemas/Owner' }, { type: "null" }] }
        age: { type: integer, exclusiveMinimum: 0 }
        kind: { type: string, const: cat }
        picture: { type: string, format: byte }
    Owner: { type: object, properties: { name: { type: string } } }
paths:
  /pets:
    post:
      parameters: [{ name: limit, in: query, schema: { type: integer, exclusiveMaximum: 10 } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
      responses: { '200': { description: done, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
`;
  it.each([
    ['3.0 and 3.1', old, now],
    ['3.1 and 3.0', now, old],
    ['3.1 and 3.2', now, now.replace('3.1.0', '3.2.0')],
    ['3.0 and 3.2', old, now.replace('3.1.0', '3.2.0')],
  ])('%s', async (_, one, other) => {
    expect((await changes(one, other)).map(brief)).toEqual([]);
  });
});
