import { brief, schemaChanges } from './given.js';

const both = ['request', 'response'] as const;
const kind = (schema: string) => `{ type: object, properties: { kind: ${schema} } }`;

describe('a choice of constants and a list of them are no change', () => {
  it.each<[what: string, one: string, other: string, components?: string]>([
    ['of constants alone', '{ oneOf: [{ const: a }, { const: b }] }', '{ enum: [b, a] }'],
    [
      'with a type beside the choice',
      '{ type: string, oneOf: [{ const: a, title: A }, { const: b }] }',
      '{ enum: [a, b] }',
    ],
    [
      'with a type in each branch',
      '{ anyOf: [{ type: string, const: a }, { type: string, enum: [b] }] }',
      '{ type: string, enum: [a, b] }',
    ],
    ['with null', '{ oneOf: [{ enum: [a, b] }, { type: "null" }] }', '{ type: [string, "null"], enum: [a, b, null] }'],
    [
      'within a property, and of numbers',
      kind('{ oneOf: [{ const: 1 }, { enum: [2, 3] }] }'),
      kind('{ type: integer, enum: [3, 2, 1] }'),
    ],
    [
      'in components',
      "{ oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }] }",
      '{ enum: [a, b] }',
      'One: { const: a }, Two: { type: string, enum: [b] }',
    ],
    ['of which two say the same, in anyOf', '{ anyOf: [{ const: a }, { enum: [a, b] }] }', '{ enum: [a, b] }'],
    ['of texts of few letters', '{ enum: [a, bbbb], maxLength: 3 }', '{ enum: [a], maxLength: 3 }'],
    ['of texts of many letters', "{ enum: [aa, '😀'], minLength: 2 }", '{ oneOf: [{ const: aa }], minLength: 2 }'],
    [
      'of numbers within bounds',
      '{ enum: [0, 1, 9], minimum: 1, maximum: 8 }',
      '{ enum: [1], minimum: 1, maximum: 8 }',
    ],
    ['of both truths', '{ oneOf: [{ const: true }, { const: false }] }', '{ type: boolean }'],
  ])('%s', async (_, one, other, components = '') => {
    for (const travels of both)
      for (const pair of [
        [one, other],
        [other, one],
      ] as const)
        expect((await schemaChanges(travels, pair, { components: [components, components] })).map(brief)).toEqual([]);
  });

  it('but a value that two branches of a oneOf list is refused by it', async () => {
    const pair = ['{ enum: [a, b] }', '{ oneOf: [{ const: a }, { enum: [a, b] }] }'] as const;
    const breaking = (await schemaChanges('request', pair)).filter(({ level }) => level === 'breaking');
    expect(breaking.map(({ witness }) => witness!.value)).toEqual(['a']);
  });
});

describe('a value more or less is told as such, however values are listed', () => {
  it.each<[what: string, old: string, now: string, words: string]>([
    [
      'a list after a choice',
      '{ oneOf: [{ const: a }, { const: b }] }',
      '{ enum: [a, b, c] }',
      '`"c"` may stand there now',
    ],
    [
      'a choice after a choice',
      '{ type: string, oneOf: [{ const: a }, { const: b }] }',
      '{ type: string, oneOf: [{ const: c }, { const: b }, { const: a }] }',
      '`"c"` may stand there now',
    ],
    [
      'a choice after a list, of typed branches',
      '{ type: string, enum: [a] }',
      '{ anyOf: [{ type: string, const: a }, { type: string, const: b }] }',
      '`"b"` may stand there now',
    ],
    [
      'a longer one beside it that is too long',
      '{ type: string, enum: [a], maxLength: 3, x-extensible-enum: false }',
      '{ type: string, enum: [a, b, cccc], maxLength: 3, x-extensible-enum: false }',
      '`"b"` may stand there now',
    ],
    [
      'null beside a type',
      '{ type: [string], enum: [a] }',
      '{ type: [string, "null"], enum: [a, null] }',
      '`null` may stand there now',
    ],
  ])('%s', async (_, old, now, words) => {
    const gained = await schemaChanges('response', [kind(old), kind(now)]);
    expect(gained.map(brief)).toEqual([`breaking schema-values-changed \`response 200.kind\`: ${words}`]);
    expect(gained[0]!.witness!.failing).toBe('/kind');
    const added = await schemaChanges('request', [kind(old), kind(now)]);
    expect(added.map(brief)).toEqual([`safe schema-values-changed \`request body.kind\`: ${words}`]);
    const lost = await schemaChanges('request', [kind(now), kind(old)]);
    const gone = words.replace('may stand there now', 'may not stand there any more');
    expect(lost.map(brief)).toEqual([`breaking schema-values-changed \`request body.kind\`: ${gone}`]);
  });

  it('and in the component that lists it, where a choice refers to such', async () => {
    const schema = "{ oneOf: [{ $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }] }";
    const components = ['One: { enum: [a] }, Two: { enum: [b] }', 'One: { enum: [a, c] }, Two: { enum: [b] }'] as const;
    const found = await schemaChanges('response', [schema, schema], { components });
    expect(found.map(brief)).toEqual(['breaking schema-values-changed `One`: `"c"` may stand there now']);
  });
});

describe('a type that gives way to values is told with them, once', () => {
  it.each<[what: string, wide: string, narrow: string, is: string, was: string]>([
    ['a constant', '{ type: string }', '{ const: x }', 'only `"x"`', 'any string'],
    ['a list', '{ type: [integer, "null"] }', '{ enum: [1, 2] }', 'only `1`, `2`', 'any integer or null'],
    ['a choice', '{ type: string }', '{ oneOf: [{ const: x }, { const: y }] }', 'only `"x"`, `"y"`', 'any string'],
    ['a list of anything', '{}', '{ type: string, enum: [x] }', 'only `"x"`', 'anything'],
  ])('%s', async (_, wide, narrow, is, was) => {
    const told = async (travels: (typeof both)[number], pair: readonly [string, string]) =>
      (await schemaChanges(travels, pair)).map(brief);
    const narrowed = `schema-values-changed \`%.kind\`: ${is} may stand there now, where ${was} could`;
    const widened = `schema-values-changed \`%.kind\`: ${was} may stand there now, where ${is} could`;
    const of = (words: string, part: string) => words.replace('%', part);
    const [less, more] = [[kind(wide), kind(narrow)] as const, [kind(narrow), kind(wide)] as const];
    expect(await told('request', less)).toEqual([`breaking ${of(narrowed, 'request body')}`]);
    expect(await told('response', less)).toEqual([`safe ${of(narrowed, 'response 200')}`]);
    expect(await told('request', more)).toEqual([`safe ${of(widened, 'request body')}`]);
    expect(await told('response', more)).toEqual([`breaking ${of(widened, 'response 200')}`]);
  });

  it('and so is a type that takes values of a list away', async () => {
    const pair = ['{ enum: [a, 1, null] }', '{ type: string, enum: [a, 1, null] }'] as const;
    expect((await schemaChanges('request', pair)).map(brief)).toEqual([
      'breaking schema-values-changed `request body`: `1`, `null` may not stand there any more',
    ]);
  });
});
