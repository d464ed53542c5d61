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

  it('where it is written inline twice it is one, of both operations', async () => {
    const document = (most: number) => `paths:
  /a: ${puts(`{ type: integer, maximum: ${most} }`)}
  /b: ${puts(`{ type: integer, maximum: ${most} }`)}
`;
    const found = await changes(document(10), document(5));
    expect(
      found.map(({ code, reaches, witness }) => [code, reaches.map(each => each.operation), witness!.operation]),
    ).toEqual([['schema-bound-changed', ['PUT /a', 'PUT /b'], 'PUT /a']]);
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

describe('what is told of a property', () => {
  const request = (schema: string) => `paths: { /a: ${puts(schema)} }\n`;
  const response = (schema: string) => `paths: { /a: ${gets(schema)} }\n`;
  const told = async (old: string, now: string) => (await changes(old, now)).map(change => brief(change));

  it('holds though anything could stand there before: it was declared', async () => {
    expect(
      await told(
        request('{ type: object, properties: { p: {} } }'),
        request('{ type: object, properties: { p: { type: object } } }'),
      ),
    ).toEqual(['breaking schema-type-changed `request body.p`: is object now, and was anything']);
  });

  it('is one change where a required one is gone', async () => {
    const one = '{ type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } }';
    const other = '{ type: object, required: [a], properties: { a: { type: string } } }';
    expect(await told(response(one), response(other))).toEqual([
      'breaking schema-property-optional `response 200`: `b` is not sent any more',
    ]);
  });

  it('names the mark that keeps it out of requests', async () => {
    const [change, ...others] = await changes(
      request('{ type: object, properties: { pw: { type: string } } }'),
      request('{ type: object, properties: { pw: { type: string, readOnly: true } } }'),
    );
    expect(others).toEqual([]);
    expect(brief(change!)).toBe(
      'breaking schema-mark-changed `request body.pw`: is `readOnly` now, and may not be sent any more',
    );
    expect(change!.witness?.value).toEqual({ pw: 'text' });
  });

  it('is compared where no engine is proven to match its pattern in linear time', async () => {
    const schema = (least: number) => `{ type: string, pattern: '^(?=.*[0-9]).{${least},}$' }`;
    const [change, ...others] = await changes(request(schema(8)), request(schema(10)));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ code: 'schema-pattern-changed', level: 'breaking', witness: { confirmed: true } });
  });
});

describe('a branch of a choice with a discriminator', () => {
  const branch = (name: string, own: string) =>
    `    ${name}: { type: object, required: [kind, ${own}], properties: { kind: { type: string }, ${own}: { type: integer } } }\n`;
  const document = (use: (schema: string) => string, names: readonly string[]) => {
    const refs = names.map(name => `{ $ref: '#/components/schemas/${name}' }`).join(', ');
    const mapping = names.map(name => `${name.toLowerCase()}: '#/components/schemas/${name}'`).join(', ');
    const choice = `{ oneOf: [${refs}], discriminator: { propertyName: kind, mapping: { ${mapping} } } }`;
    const parts = `${branch('Cat', 'lives')}${branch('Dog', 'bark')}    Pet: ${choice}\n`;
    return `components:\n  schemas:\n${parts}paths: { /a: ${use("{ $ref: '#/components/schemas/Pet' }")} }\n`;
  };

  it('may be added to requests', async () => {
    const found = await changes(document(puts, ['Cat']), document(puts, ['Cat', 'Dog']));
    expect(found.map(({ level }) => level)).not.toContain('breaking');
  });

  it('is one break where it is gone from requests, or new in responses', async () => {
    for (const [old, now, code] of [
      [document(puts, ['Cat', 'Dog']), document(puts, ['Cat']), 'schema-branch-removed'],
      [document(gets, ['Cat']), document(gets, ['Cat', 'Dog']), 'schema-branch-added'],
    ] as const) {
      const breaking = (await changes(old, now)).filter(({ level }) => level === 'breaking');
      expect(breaking).toMatchObject([{ code, witness: { confirmed: true } }]);
    }
  });
});

describe('a choice of 70 branches that all change', () => {
  const schema = (most: (index: number) => number) =>
    `{ oneOf: [${Array.from({ length: 70 }, (_, index) => `{ type: object, required: [p${index}], properties: { p${index}: { type: string, maxLength: ${most(index)} } } }`).join(', ')}] }`;
  const levels = async (most: (index: number) => number) => {
    const document = (schema: string) => `paths: { /a: ${puts(schema)} }\n`;
    const found = await changes(document(schema(() => 10)), document(schema(most)));
    return found.map(({ level, code }) => `${level} ${code}`);
  };
  const times = (count: number, text: string) => Array.from({ length: count }, () => text);

  it('is told branch by branch, and of nothing else, where each takes less', async () => {
    expect(await levels(() => 9)).toEqual(times(70, 'breaking schema-size-changed'));
  });

  it('is told as a whole too where one takes more, as a value of two branches is refused', async () => {
    expect(await levels(index => (index === 69 ? 11 : 9))).toEqual([
      'breaking schema-changed',
      ...times(69, 'breaking schema-size-changed'),
      'safe schema-size-changed',
    ]);
  });
});

describe('a property that several parts of an object speak of', () => {
  const all = (closed: string) => `{ allOf: [{ properties: { id: { type: integer } } }, { ${closed} }] }`;

  it('breaks where a closed one of them does not declare it any more', async () => {
    const old = all('properties: { id: { type: integer }, name: { type: string } }, additionalProperties: false');
    const now = all('properties: { name: { type: string } }, additionalProperties: false');
    const [first, ...others] = await schemaChanges('request', [old, now]);
    expect(brief(first!)).toBe('breaking schema-property-removed `request body`: `id` is refused now');
    expect(first!.witness!.value).toHaveProperty('id');
    expect(others).toEqual([]);
    expect((await schemaChanges('request', [now, old])).map(({ level, code }) => `${level} ${code}`)).toEqual([
      'safe schema-property-added',
    ]);
  });
});

describe('a mark that is gone from one branch of a choice', () => {
  it('breaks where the schema around it requires the property', async () => {
    const choice = (mark: string) =>
      `{ type: object, required: [id], anyOf: [{ required: [a] }, { required: [b], properties: { id: { type: integer${mark} } } }] }`;
    const found = await schemaChanges('request', [choice(', readOnly: true'), choice('')]);
    expect(brief(found[0]!)).toBe('breaking schema-property-required `request body`: `id` has to be sent now');
    expect(found[0]!.witness!.value).not.toHaveProperty('id');
  });
});

describe('a choice that is a branch of another', () => {
  const nested = (values: string, order: readonly [number, number] = [0, 1]) => {
    const branches = ['{ type: object, properties: { n: { type: string } } }', `{ type: string, enum: [${values}] }`];
    return `{ anyOf: [{ oneOf: [${branches[order[0]]}, ${branches[order[1]]}] }, { type: 'null' }] }`;
  };

  it('is compared branch by branch', async () => {
    const found = await schemaChanges('request', [nested('a, b'), nested('a')]);
    expect(found.map(brief)).toEqual([
      'breaking schema-values-changed `request body(string)`: `"b"` may not stand there any more',
    ]);
    expect(await schemaChanges('request', [nested('a, b'), nested('b, a', [1, 0])])).toEqual([]);
  });

  it('is gone or new as one where it is a component', async () => {
    const components = `A: { anyOf: [{ type: string, enum: [auto] }, { type: object, properties: { k: { type: string } } }] }`;
    const [alone, nullable] = [
      "{ $ref: '#/components/schemas/A' }",
      "{ anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] }",
    ];
    const found = async (old: string, now: string) =>
      (await schemaChanges('request', [old, now], { components: [components, components] })).map(brief);
    expect(await found(alone, nullable)).toEqual(['safe schema-branch-added `request body`: `null` is a new choice']);
    expect(await found(nullable, alone)).toEqual([
      'breaking schema-branch-removed `request body`: `null` is no longer one of the choices, and clients may still send it',
    ]);
  });
});

describe('a branch of a oneOf that takes more', () => {
  const components = (text: string) => `
    Message: { type: object, required: [text], properties: { text: ${text} } },
    Link: { type: object, required: [id], properties: { id: { type: string } } }`;
  const choice = "{ oneOf: [{ $ref: '#/components/schemas/Message' }, { $ref: '#/components/schemas/Link' }] }";

  it('breaks requests that fit two of them then, and says which', async () => {
    const pair = [components('{ maxLength: 5 }'), components('{}')] as const;
    const found = await schemaChanges('request', [choice, choice], { components: pair });
    expect(found.map(brief)).toEqual([
      'breaking schema-changed `request body`: values that were accepted are refused, as they fit `Message` and `Link` at once now, and `oneOf` takes what fits one',
      'safe schema-size-changed `Message.text`: `maxLength` is gone: 5',
    ]);
    expect(await schemaChanges('response', [choice, choice], { components: pair })).toMatchObject([
      { level: 'breaking' },
    ]);
  });
});

describe('what stands under names of a pattern', () => {
  const object = (of: string, rest = '') => `{ type: object, patternProperties: { ^x-: ${of} }${rest} }`;
  const type = '`request body./^x-/`: is integer now, and was string';
  it.each<[what: string, before: string, after: string, told: readonly string[]]>([
    ['is another', object('{ type: string }'), object('{ type: integer }'), [`breaking schema-type-changed ${type}`]],
    [
      'is another, in a closed object',
      object('{ type: string }', ', additionalProperties: false'),
      object('{ type: integer }', ', additionalProperties: false'),
      [`breaking schema-type-changed ${type}`],
    ],
    [
      'is more',
      object('{ type: string, maxLength: 3 }'),
      object('{ type: string }'),
      ['safe schema-size-changed `request body./^x-/`: `maxLength` is gone: 3'],
    ],
    [
      'changes in a component, and the object is closed',
      object("{ $ref: '#/components/schemas/X' }"),
      object("{ $ref: '#/components/schemas/X' }", ', additionalProperties: false'),
      [
        'breaking schema-openness-changed `request body`: names that are not declared may not stand there any more, and values that were accepted are refused',
        'breaking schema-size-changed `X`: `maxLength` was 9 and is 3, and values that were accepted are refused',
      ],
    ],
    [
      'is refused by one part of an allOf',
      `{ allOf: [${object('{ type: string }')}, { type: object, properties: { a: {} } }] }`,
      `{ allOf: [${object('{ type: string, maxLength: 3 }')}, { type: object, properties: { a: {} } }] }`,
      [
        'breaking schema-size-changed `request body./^x-/`: `maxLength` is new: 3, and values that were accepted are refused',
      ],
    ],
  ])('%s: told once', async (_, before, after, told) => {
    const components = ['X: { type: string, maxLength: 9 }', 'X: { type: string, maxLength: 3 }'] as const;
    const found = await schemaChanges('request', [before, after], { components });
    expect(found.map(brief)).toEqual(told);
  });
});
