import type { Travels } from '../../../src/diff/index.js';
import { body, changes, schemaChanges } from './given.js';

describe('a property that one side alone declares where the cause is', () => {
  it.each([
    ['a value that is listed has it', '{ const: { a: 5 } }', '{ type: object, properties: { a: { type: string } } }'],
    [
      'it is required',
      '{ type: object, required: [a] }',
      '{ type: object, required: [a], properties: { a: { type: string } } }',
    ],
    [
      'a branch of both declares it',
      '{ type: object, anyOf: [{ properties: { a: { type: integer } } }, { required: [z] }] }',
      '{ type: object, anyOf: [{ properties: { a: { type: integer } } }, { required: [z] }], properties: { a: { type: string } } }',
    ],
    [
      'what is not declared is said',
      '{ type: object, unevaluatedProperties: { type: integer } }',
      '{ type: object, unevaluatedProperties: { type: integer }, properties: { a: { type: string } } }',
    ],
    [
      'names are listed',
      '{ type: object, propertyNames: { enum: [a, b] } }',
      '{ type: object, propertyNames: { enum: [a, b] }, properties: { a: { type: string } } }',
    ],
    [
      'what depends on it is said on both',
      '{ type: object, dependentRequired: { a: [q] } }',
      '{ type: object, dependentRequired: { a: [q, r] } }',
    ],
  ])('breaks where %s', async (_, old, now) => {
    expect(await changes(body('request', old), body('request', now))).toContainEqual(
      expect.objectContaining({ level: 'breaking' }),
    );
  });

  describe.each(['request', 'response'] as const)('and that another part of an allOf declares, in a %s', travels => {
    const [text, number] = ['properties: { owner: { type: string } }', 'properties: { owner: { type: integer } }'];
    const both = (one: string, other: string) => `{ allOf: [${one}, ${other}] }`;
    it.each([
      ['a property', (said: string) => `{ properties: { id: { ${said} } } }`],
      ['items of a property', (said: string) => `{ properties: { ids: { items: { ${said} } } } }`],
      ['items', (said: string) => `{ items: { ${said} } }`],
      ['all properties', (said: string) => `{ additionalProperties: { ${said} } }`],
    ])('breaks where they say what %s may be', async (_, part) => {
      const old = body(travels, both(part('title: A'), part(text)));
      expect(await changes(old, body(travels, both(part(number), part('title: A'))))).toContainEqual(
        expect.objectContaining({ level: 'breaking' }),
      );
      expect(
        (await changes(old, body(travels, both(part(text), part('title: A'))))).map(each => each.level),
      ).not.toContain('breaking');
    });
  });

  it.each([
    ['deeper down', 'Any: { oneOf: [{ properties: { next: { type: array } } }] }'],
    [
      'where the parts lead back to it',
      "Any: { oneOf: [{ properties: { next: { items: { $ref: '#/components/schemas/Parent' } } } }] }",
    ],
  ])('breaks where another part of an allOf speaks of it %s', async (_, any) => {
    const refer = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
    const owner = (name: string) => `{ properties: { id: { properties: { owner: ${refer(name)} } } } }`;
    const components = (more: string) =>
      [
        `Parent: { properties: { id: { properties: { owner: ${refer('Any')} } }${more} } }`,
        `One: { allOf: [${refer('Parent')}, ${owner('Other')}] }`,
        `Other: { allOf: [${refer('Parent')}] }`,
        any,
      ].join();
    const old = body('response', refer('One'), components(', next: { type: object }'));
    expect(await changes(old, body('response', refer('One'), components('')))).toContainEqual(
      expect.objectContaining({ level: 'breaking' }),
    );
  });

  it('is safe beside what is said of all other properties, and of those that depend on each other', async () => {
    const open = 'type: object, additionalProperties: {}, dependentRequired: { a: [b] }';
    const now = `{ ${open}, properties: { url: { type: string } } }`;
    expect(await changes(body('request', `{ ${open} }`), body('request', now))).toMatchObject([
      { level: 'safe', code: 'schema-property-added' },
    ]);
  });

  it('breaks where a branch that is new has it, though the one that it was declared in is the same but for that', async () => {
    const old = '{ anyOf: [{ type: object, properties: { id: { type: integer }, state: { type: string } } }] }';
    const now =
      '{ anyOf: [{ type: object, properties: { id: { type: integer } } }, { type: object, required: [state], minProperties: 1 }] }';
    expect(await changes(body('response', old), body('response', now))).toMatchObject([
      { level: 'breaking', code: 'schema-branch-added', witness: { value: { state: null } } },
      { level: 'safe', code: 'schema-property-removed' },
    ]);
  });

  it.each([
    [
      'is not asked for any more',
      '{ type: object, required: [b] }',
      '{ type: object, properties: { b: { type: integer } } }',
    ],
    [
      'is in another part of an allOf',
      '{ allOf: [{ properties: { a: { type: string } } }, { required: [b] }] }',
      '{ allOf: [{ properties: { a: { type: string }, b: { type: string } } }] }',
    ],
  ])('breaks where all values of the side that says nothing of it have it, and it %s', async (_, old, now) => {
    expect(await schemaChanges('request', [old, now])).toContainEqual(
      expect.objectContaining({ level: 'breaking', code: 'schema-property-added' }),
    );
    expect(await schemaChanges('response', [now, old])).toContainEqual(
      expect.objectContaining({ level: 'breaking', code: 'schema-property-removed' }),
    );
  });

  it.each([
    ['request', 'readOnly'],
    ['response', 'writeOnly'],
  ] as const)(
    'breaks in a %s where all values have it and it is marked as none of these: %s',
    async (travels, mark) => {
      const [open, marked] = [
        '{ type: object, required: [b] }',
        `{ type: object, required: [b], properties: { b: { type: string, ${mark}: true } } }`,
      ];
      const pair = travels === 'request' ? ([open, marked] as const) : ([marked, open] as const);
      const found = await schemaChanges(travels, pair);
      expect(found.filter(({ level }) => level === 'breaking').map(({ code }) => code)).toEqual([
        travels === 'request' ? 'schema-property-added' : 'schema-property-removed',
      ]);
    },
  );

  it('is told once where it has to be there anew', async () => {
    const now = '{ type: object, required: [a], properties: { a: { type: string } } }';
    expect(await changes(body('request', '{ type: object }'), body('request', now))).toMatchObject([
      { code: 'schema-property-required' },
    ]);
  });
});

describe('many choices of an object', () => {
  const chain = (length: number) =>
    `{ type: object, dependentRequired: { ${Array.from({ length }, (_, index) => `p${index}: [p${index + 1}]`).join()} } }`;

  it.each([2, 4, 6])(
    'lose nothing that counts as absent in a part of them alone: %d that depend on each other',
    async length => {
      const found = await changes(body('request', chain(length)), body('request', chain(length + 1)));
      expect(found).toMatchObject([{ code: 'schema-dependency-changed', level: 'breaking' }]);
    },
  );

  it('lose nothing so where a discriminator chooses', async () => {
    const branch = (name: string, type: string) =>
      `${name}: { type: object, required: [t, v], properties: { t: { enum: [A, B] }, v: { type: ${type} } } }`;
    const of = (rule: string) =>
      body(
        'request',
        "{ $ref: '#/components/schemas/P' }",
        `P: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]${rule} }, ${branch('A', 'integer')}, ${branch('B', 'string')}`,
      );
    const rule = ', discriminator: { propertyName: t }';
    expect(await changes(of(''), of(rule))).toMatchObject([{ level: 'breaking' }]);
  });
});

describe('a property that branches speak of, and what stands around them', () => {
  const object = (own: string, branches: string) =>
    `{ type: object, required: [a], properties: { a: { ${own} } }, anyOf: [${branches}] }`;

  it('breaks where a branch is the first to say anything of it', async () => {
    const branch = (more = '') => `{ properties: { k: { type: string }${more} } }`;
    const pair = [object('type: string', branch()), object('type: string', branch(', a: { maxLength: 3 }'))] as const;
    expect(await schemaChanges('request', pair)).toMatchObject([{ level: 'breaking', code: 'schema-property-added' }]);
    expect(await schemaChanges('response', [pair[1], pair[0]])).toMatchObject([
      { level: 'breaking', code: 'schema-property-removed' },
    ]);
  });

  it('breaks where the branch is gone that said nothing of it', async () => {
    const [a, b] = ['{ properties: { a: { type: string } } }', '{ properties: { b: { type: string } } }'];
    const own = 'type: [string, integer]';
    const pair = [object(own, [a, b].join()), object(own, a)] as const;
    expect(await schemaChanges('request', pair)).toMatchObject([{ level: 'breaking', code: 'schema-branch-removed' }]);
  });
});

describe('a break beside another one that no value is without', () => {
  const object = (required: string, s: string) =>
    `{ type: object, required: [${required}], properties: { s: { type: ${s} }, a: { type: string } } }`;

  it('is told, so that it is there once the other one is accepted', async () => {
    const found = async (travels: Travels, old: string, now: string) =>
      (await schemaChanges(travels, [old, now])).map(({ level, code }) => `${level} ${code}`);
    expect(await found('request', object('s', 'integer'), object('s, a', 'string'))).toEqual([
      'breaking schema-property-required',
      'breaking schema-type-changed',
    ]);
    expect(await found('response', object('s, a', 'integer'), object('s', 'string'))).toEqual([
      'breaking schema-property-optional',
      'breaking schema-type-changed',
    ]);
  });
});

describe('a deprecated property whose day has come may go', () => {
  const old = '{ type: object, properties: { b: { type: string, deprecated: true, x-sunset: "2020-01-01" } } }';

  it.each([
    ['all others are of a type', 'additionalProperties: { type: integer }'],
    ['some others are', 'patternProperties: { "^z": { type: integer } }, additionalProperties: { type: integer }'],
  ])('and what is said of other names breaks all the same: %s', async (_, now) => {
    const found = await schemaChanges('request', [old, `{ type: object, ${now} }`]);
    const codes = found.map(({ level, code }) => `${level} ${code}`);
    expect(codes).toContain('breaking schema-openness-changed');
    expect(codes).toContain('safe schema-property-removed');
  });

  it('and is refused in a closed object, which its day allows', async () => {
    const closed = (properties: string) =>
      `{ type: object, properties: { ${properties} }, additionalProperties: false }`;
    const gone = 'b: { type: string, deprecated: true, x-sunset: "2020-01-01" }';
    const [change, ...others] = await schemaChanges('request', [closed(gone), closed('')]);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ level: 'safe', softened: 'removal-after-deprecation' });
    expect(change!.message).toMatch(/^`request body`: `b` is refused now/);
  });
});
