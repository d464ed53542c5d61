import type { SofteningName, Travels } from '../../../src/diff/index.js';
import { schemaChanges } from './given.js';

/** For those that refer to something that changes. */
const leaf = (kind: string) => `Leaf: { type: object, properties: { kind: { ${kind} } } }`;
const pet =
  'Pet: { type: object, required: [kind], properties: { kind: {} }, discriminator: { propertyName: kind }, x-extensible-enum: true }';
const extending = (name: string) =>
  `${name}: { allOf: [{ $ref: '#/components/schemas/Pet' }, { properties: { age: { type: integer } } }] }`;
const nut = 'Nut: { type: object, properties: { kind: { type: string }, shell: { type: string } } }';
const swapped = (a: string, b: string) =>
  `{ oneOf: [{ $ref: '#/components/schemas/Leaf' }, { $ref: '#/components/schemas/Nut' }], discriminator: { propertyName: kind, mapping: { a: '#/components/schemas/${a}', b: '#/components/schemas/${b}' } } }`;
const parent = "{ $ref: '#/components/schemas/Pet' }";
const components = [
  [leaf('type: string'), nut, pet, extending('Cat')].join(),
  [leaf('type: string, minLength: 1'), nut, pet, extending('Cat'), extending('Dog')].join(),
] as const;

describe('a default that makes a verdict milder', () => {
  it.each<
    [name: SofteningName, what: string, travels: Travels, old: string, now: string, by: string, strictly: string]
  >([
    [
      'undeclared-properties',
      'a property that is new',
      'request',
      '{ type: object, properties: { a: {} } }',
      '{ type: object, properties: { a: {}, b: { type: string } } }',
      'safe',
      'breaking',
    ],
    [
      'undeclared-properties',
      'a property that is gone',
      'response',
      '{ type: object, properties: { a: {}, b: { type: string } } }',
      '{ type: object, properties: { a: {} } }',
      'safe',
      'breaking',
    ],
    [
      'undeclared-properties',
      'a property that one open branch of a choice has and another has not',
      'request',
      "{ anyOf: [{ $ref: '#/components/schemas/Leaf' }, { properties: { next: { $ref: '#/components/schemas/Leaf' } } }] }",
      "{ anyOf: [{ $ref: '#/components/schemas/Leaf' }, { properties: { next: { $ref: '#/components/schemas/Leaf' } } }] }",
      'safe',
      'breaking',
    ],
    [
      'undeclared-properties',
      'a discriminator whose tags lead to other schemas with other properties',
      'request',
      swapped('Leaf', 'Nut'),
      swapped('Nut', 'Leaf'),
      'safe',
      'breaking',
    ],
    [
      'undeclared-properties',
      'names that depend on each other and that nobody declares',
      'request',
      '{ type: object }',
      '{ type: object, dependentRequired: { a: [b] } }',
      'safe',
      'breaking',
    ],
    [
      'undeclared-properties',
      'a pattern of names that nobody declares',
      'request',
      '{ type: object }',
      '{ type: object, patternProperties: { ^x: { type: integer } } }',
      'safe',
      'breaking',
    ],
    [
      'overlapping-branches',
      'a value that matches one branch instead of two',
      'response',
      '{ type: number, oneOf: [{ minimum: 0 }, { maximum: 10 }] }',
      '{ type: number, oneOf: [{ minimum: 0 }] }',
      'safe',
      'breaking',
    ],
    [
      'extensible-enums',
      'a value that is new in an open list',
      'response',
      '{ type: string, enum: [a], x-extensible-enum: true }',
      '{ type: string, enum: [a, b], x-extensible-enum: true }',
      'safe',
      'breaking',
    ],
    [
      'extensible-enums',
      'a second branch of an open choice that had one',
      'response',
      '{ oneOf: [{ type: string }], x-extensible-enum: true }',
      '{ oneOf: [{ type: string }, { type: integer }], x-extensible-enum: true }',
      'safe',
      'breaking',
    ],
    [
      'extensible-enums',
      'a schema that is new among those that extend an open parent',
      'response',
      parent,
      parent,
      'safe',
      'breaking',
    ],
    [
      'mark-directions',
      'a required property that clients only get',
      'request',
      '{ type: object, properties: { id: { type: string, readOnly: true } } }',
      '{ type: object, required: [id], properties: { id: { type: string, readOnly: true } } }',
      'none',
      'breaking',
    ],
  ])('%s: %s, in a %s', async (name, _, travels, old, now, by, strictly) => {
    const levelOf = async (strict: readonly SofteningName[]) =>
      (await schemaChanges(travels, [old, now], { strict, components })).map(({ level }) => level)[0] ?? 'none';
    expect(await levelOf([])).toBe(by);
    expect(await levelOf([name])).toBe(strictly);
  });

  it.each<[what: string, travels: Travels, old: string, now: string]>([
    ['an open object that is closed', 'request', '{ type: object }', '{ type: object, additionalProperties: false }'],
    ['a value that is new in a list that is not open', 'response', '{ enum: [a] }', '{ enum: [a, b] }'],
    [
      'a value that is gone from an open list',
      'request',
      '{ enum: [a, b], x-extensible-enum: true }',
      '{ enum: [a], x-extensible-enum: true }',
    ],
  ])('is none for %s', async (_, travels, old, now) => {
    expect((await schemaChanges(travels, [old, now])).map(({ level }) => level)).toEqual(['breaking']);
  });

  it.each([
    [
      'request',
      '{ type: object }',
      '{ type: object, required: [b], properties: { b: { type: string } } }',
      'schema-property-required',
    ],
    [
      'response',
      '{ type: object, required: [b], properties: { b: { type: string } } }',
      '{ type: object }',
      'schema-property-optional',
    ],
  ] as const)('holds in a %s for a property of one side that has to be there', async (travels, old, now, code) => {
    const breaks = (await schemaChanges(travels, [old, now])).filter(({ level }) => level === 'breaking');
    expect(breaks.map(change => change.code)).toEqual([code]);
  });

  it.each(['not', 'if'])('does not make what is denied by %s take less: there branches are counted', async keyword => {
    const either = '{ oneOf: [{ type: string }, { type: string, minLength: 3 }] }';
    const rest = keyword === 'if' ? ', then: false' : '';
    const old = `{ type: string, ${keyword}: ${either}${rest} }`;
    for (const [from, to] of [
      [old, '{ type: string, minLength: 3 }'],
      ['{ type: string, minLength: 3 }', old],
    ] as const) {
      const found = await schemaChanges('response', [from, to]);
      expect(found.filter(({ level }) => level !== 'safe')).toEqual([]);
    }
  });

  it('is named where it counted', async () => {
    const [change] = await schemaChanges('response', [
      '{ enum: [a], x-extensible-enum: true }',
      '{ enum: [a, b], x-extensible-enum: true }',
    ]);
    expect(change).toMatchObject({ level: 'safe', softened: 'extensible-enums' });
  });
});

describe('what grows openly', () => {
  const open = 'x-extensible-enum: true';
  const [a, b] = ['a', 'b'].map(tag => `{ type: object, required: [k], properties: { k: { enum: [${tag}] } } }`);

  it.each<[what: string, old: string, now: string, code: string, shown: unknown]>([
    [
      'a value that the type beside the list refused',
      `{ type: string, ${open}, enum: [a] }`,
      `{ ${open}, enum: [a, b, 1] }`,
      'schema-values-changed',
      1,
    ],
    [
      'null beside texts',
      `{ type: string, ${open}, enum: [a] }`,
      `{ type: [string, 'null'], ${open}, enum: [a, b, null] }`,
      'schema-values-changed',
      null,
    ],
    [
      'what is of another type than all that was listed',
      `{ ${open}, enum: [a] }`,
      `{ ${open}, enum: [a, b, 1] }`,
      'schema-values-changed',
      1,
    ],
    [
      'another type in place of the list',
      `{ type: string, ${open}, enum: [a] }`,
      '{ type: [string, integer] }',
      'schema-values-changed',
      0,
    ],
    [
      'a text that the size beside the list refused',
      `{ type: string, maxLength: 3, ${open}, enum: [a] }`,
      `{ type: string, ${open}, enum: [a, long] }`,
      'schema-size-changed',
      'long',
    ],
    [
      'a text that the pattern beside the list refused',
      `{ pattern: '^[a-z]$', ${open}, enum: [a] }`,
      `{ ${open}, enum: [a, B] }`,
      'schema-pattern-changed',
      'B',
    ],
    [
      'a branch that the type beside the choice refused',
      `{ type: object, ${open}, oneOf: [${a}, ${b}] }`,
      `{ ${open}, oneOf: [${a}, ${b}, { type: string }] }`,
      'schema-type-changed',
      'text',
    ],
  ])('breaks by %s', async (_, old, now, code, shown) => {
    for (const wrap of [
      (text: string) => text,
      (text: string) => `{ type: object, required: [p], properties: { p: ${text} } }`,
    ]) {
      const found = await schemaChanges('response', [wrap(old), wrap(now)]);
      const value = wrap('') === '' ? shown : { p: shown };
      expect(found.filter(({ level }) => level !== 'safe')).toMatchObject([
        { level: 'breaking', code, witness: { value } },
      ]);
    }
  });

  it.each([
    [
      'a value of the type beside the list',
      `{ type: string, ${open}, enum: [a] }`,
      `{ type: string, ${open}, enum: [a, b] }`,
    ],
    ['any value of that type', `{ type: string, ${open}, enum: [a] }`, '{ type: string }'],
    ['a value of a type that was listed', `{ ${open}, enum: [a, 1] }`, `{ ${open}, enum: [a, 1, 2.5, b] }`],
    [
      'a branch that the type beside the choice still refuses',
      `{ type: object, ${open}, oneOf: [${a}] }`,
      `{ type: object, ${open}, oneOf: [${a}, { type: string }] }`,
    ],
    [
      'a branch of any type where none is beside',
      `{ ${open}, oneOf: [${a}] }`,
      `{ ${open}, oneOf: [${a}, { type: string }] }`,
    ],
  ])('does not break by %s', async (_, old, now) => {
    const found = await schemaChanges('response', [old, now]);
    expect(found.map(({ level, softened }) => [level, softened])).toEqual([['safe', 'extensible-enums']]);
  });
});

describe('a discriminator whose tags are swapped', () => {
  const things = (rest: string) =>
    `Leaf: { type: object, properties: { kind: { type: string }, veins: { type: integer } } }, ${nut.replace(' }, shell', ` }, ${rest}, shell`)}`;
  const changesOf = (rest: string) =>
    schemaChanges('request', [swapped('Leaf', 'Nut'), swapped('Nut', 'Leaf')], {
      components: [things(rest), things(rest)],
    });

  it('is safe by a default, which it names, where only names that one branch alone declares tell', async () => {
    const found = await changesOf('leaves: { type: string }');
    expect(found.map(({ level, code, softened }) => [level, code, softened])).toEqual([
      ['safe', 'schema-condition-changed', 'undeclared-properties'],
    ]);
  });

  it('breaks, with a message, where a property that both declare tells', async () => {
    const found = await changesOf('veins: { type: string }');
    expect(found.map(({ level, code, softened, witness }) => [level, code, softened, witness?.value])).toEqual([
      ['breaking', 'schema-condition-changed', undefined, expect.objectContaining({ kind: expect.any(String) })],
    ]);
  });

  it('names no default where both accept the same', async () => {
    const alike = things('veins: { type: integer }').replace(', shell: { type: string }', '');
    const none = await schemaChanges('request', [swapped('Leaf', 'Nut'), swapped('Nut', 'Leaf')], {
      components: [alike, alike],
    });
    expect(none.map(({ level, softened }) => [level, softened])).toEqual([['safe', undefined]]);
  });
});
