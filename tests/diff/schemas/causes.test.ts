import { brief, changes, schemaChanges } from './given.js';

const none = "responses: { '204': { description: none } }";
const gets = (schema: string) =>
  `{ get: { responses: { '200': { description: one, content: { application/json: { schema: ${schema} } } } } } }`;
const puts = (schema: string) =>
  `{ put: { requestBody: { content: { application/json: { schema: ${schema} } } }, ${none} } }`;

describe('one cause is one change', () => {
  it('however many operations a component reaches, in both directions', async () => {
    const document = (values: string) => `components:
  schemas:
    Size: { type: string, enum: ${values} }
    Pet: { type: object, properties: { size: { $ref: '#/components/schemas/Size' } } }
paths:
  /a: ${gets("{ $ref: '#/components/schemas/Size' }")}
  /b: ${gets("{ type: array, items: { $ref: '#/components/schemas/Pet' } }")}
  /c: ${puts("{ $ref: '#/components/schemas/Pet' }")}
  /d: ${puts("{ $ref: '#/components/schemas/Pet' }")}
`;
    const [change, ...others] = await changes(document('[S, M]'), document('[S, L]'));
    expect(others).toEqual([]);
    expect(brief(change!)).toBe(
      'breaking schema-values-changed `Size`: `"M"` may not stand there any more; `"L"` may stand there now',
    );
    expect(change!.directions).toEqual(['request', 'response']);
    expect(change!.reaches).toEqual([
      { operation: 'PUT /c', part: 'request body, application/json' },
      { operation: 'PUT /d', part: 'request body, application/json' },
      { operation: 'GET /a', part: 'response 200, application/json' },
      { operation: 'GET /b', part: 'response 200, application/json' },
    ]);
  });

  it('where a component is extended by allOf, and is a branch of a choice', async () => {
    const document = (required: string) => `components:
  schemas:
    Base: { type: object, properties: { id: { type: string }, at: { type: string } }${required} }
    Cat: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { claws: { type: integer } } }] }
    Dog: { type: object, properties: { inner: { $ref: '#/components/schemas/Base' } } }
paths:
  /a: ${puts("{ $ref: '#/components/schemas/Cat' }")}
  /b: ${puts("{ oneOf: [{ type: string }, { $ref: '#/components/schemas/Base' }] }")}
  /c: ${puts("{ $ref: '#/components/schemas/Dog' }")}
`;
    const found = await changes(document(''), document(', required: [id]'));
    expect(found.map(change => [brief(change), change.reaches.map(({ operation }) => operation)])).toEqual([
      ['breaking schema-property-required `Base`: `id` has to be sent now', ['PUT /a', 'PUT /b', 'PUT /c']],
    ]);
  });

  it('where it is written inline twice it is two, each in its own operation', async () => {
    const document = (most: number) => `paths:
  /a: ${puts(`{ type: integer, maximum: ${most} }`)}
  /b: ${puts(`{ type: integer, maximum: ${most} }`)}
`;
    const found = await changes(document(10), document(5));
    expect(
      found.map(({ code, reaches, witness }) => [code, reaches.map(each => each.operation), witness!.operation]),
    ).toEqual([
      ['schema-bound-changed', ['PUT /a'], 'PUT /a'],
      ['schema-bound-changed', ['PUT /b'], 'PUT /b'],
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('is breaking in the direction that it breaks in, and told of the other', async () => {
    const document = (values: string) => `components: { schemas: { Mode: { enum: ${values} } } }
paths:
  /a: ${gets("{ $ref: '#/components/schemas/Mode' }")}
  /b: ${puts("{ $ref: '#/components/schemas/Mode' }")}
`;
    const found = await changes(document('[a]'), document('[a, b]'));
    expect(
      found.map(({ level, directions, witness }) => [level, directions, witness?.operation, witness?.value]),
    ).toEqual([['breaking', ['request', 'response'], 'GET /a', 'b']]);
  });
});

describe('several causes in one schema', () => {
  it('are told each with a value that shows it alone', async () => {
    const old =
      '{ type: object, properties: { name: { type: string }, size: { type: integer, maximum: 10 }, tags: { type: array, items: { enum: [a, b] } }, kind: { type: [string, "null"] } } }';
    const now =
      '{ type: object, required: [name], properties: { name: { type: string }, size: { type: integer, maximum: 5 }, tags: { type: array, items: { enum: [a] } }, kind: { type: string } } }';
    const found = await schemaChanges('request', [old, now]);
    const shown = found.map(({ code, witness }) => [code, witness!.failing, witness!.value]);
    expect(shown).toContainEqual(['schema-property-required', '', {}]);
    const others = shown.filter(([code]) => code !== 'schema-property-required');
    expect(others.map(([code, failing]) => [code, failing])).toEqual(
      expect.arrayContaining([
        ['schema-bound-changed', '/size'],
        ['schema-values-changed', '/tags/0'],
        ['schema-type-changed', '/kind'],
      ]),
    );
    for (const [, , value] of others) expect(Object.keys(value as object)).toContain('name');
    expect(found).toHaveLength(4);
  });

  it('are told in both branches of a choice, and beside a branch that is gone', async () => {
    const old =
      '{ oneOf: [{ type: object, required: [a], properties: { kind: { const: x }, a: { maximum: 9 } } }, { type: object, required: [b], properties: { kind: { const: y }, b: { maxLength: 9 } } }, { type: boolean }] }';
    const now =
      '{ oneOf: [{ type: object, required: [b], properties: { kind: { const: y }, b: { maxLength: 3 } } }, { type: object, required: [a], properties: { kind: { const: x }, a: { maximum: 3 } } }] }';
    const found = await schemaChanges('request', [old, now]);
    expect(found.map(({ level, code }) => `${level} ${code}`).sort()).toEqual([
      'breaking schema-bound-changed',
      'breaking schema-branch-removed',
      'breaking schema-size-changed',
    ]);
    expect(found.find(({ code }) => code === 'schema-branch-removed')!.witness!.value).toEqual(expect.any(Boolean));
  });

  it('that a component brings into several places are told once', async () => {
    const schema =
      "{ type: object, properties: { home: { $ref: '#/components/schemas/Zip' }, work: { $ref: '#/components/schemas/Zip' }, others: { type: array, items: { $ref: '#/components/schemas/Zip' } } } }";
    const zip = (most: number) => `Zip: { type: string, maxLength: ${most} }`;
    const found = await schemaChanges('request', [schema, schema], { components: [zip(5), zip(4)] });
    expect(found.map(change => [brief(change), change.witness!.failing])).toEqual([
      [
        'breaking schema-size-changed `Zip`: `maxLength` was 5 and is 4, and values that were accepted are refused',
        '/home',
      ],
    ]);
  });

  it('of which one takes away and one adds are told by what they do', async () => {
    const old = '{ type: object, required: [a], properties: { a: { maxLength: 5 }, b: { maxLength: 5 } } }';
    const now = '{ type: object, properties: { a: { maxLength: 5 }, b: { maxLength: 3 } } }';
    expect((await schemaChanges('request', [old, now])).map(({ level, code }) => `${level} ${code}`)).toEqual([
      'breaking schema-size-changed',
      'safe schema-property-optional',
    ]);
    expect((await schemaChanges('response', [old, now])).map(({ level, code }) => `${level} ${code}`)).toEqual([
      'breaking schema-property-optional',
      'safe schema-size-changed',
    ]);
  });
});
