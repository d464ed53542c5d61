import type { Travels } from '../../../src/diff/index.js';
import { body, brief, changes, schemaChanges } from './given.js';

const pet = (members: string, rest = '') => `{ type: object, properties: { ${members} }${rest} }`;

describe('what is said of a change', () => {
  it.each<[travels: Travels, what: string, old: string, now: string, want: string[]]>([
    [
      'request',
      'a property that is required now',
      pet('a: {}'),
      pet('a: {}', ', required: [a]'),
      ['breaking schema-property-required `request body`: `a` has to be sent now'],
    ],
    [
      'response',
      'a property that is required no more',
      pet('a: {}', ', required: [a]'),
      pet('a: {}'),
      ['breaking schema-property-optional `response 200`: `a` may be missing now'],
    ],
    [
      'request',
      'a property that is refused',
      pet('a: {}, b: {}', ', additionalProperties: false'),
      pet('b: {}', ', additionalProperties: false'),
      ['breaking schema-property-removed `request body`: `a` is refused now'],
    ],
    [
      'response',
      'a property that closed objects had not',
      pet('b: {}', ', additionalProperties: false'),
      pet('a: {}, b: {}', ', additionalProperties: false'),
      [
        'breaking schema-property-added `response 200`: `a` is new, and the object was closed: who reads it by the old version refuses it',
      ],
    ],
    [
      'response',
      'a property where others were of another type',
      pet('b: {}', ', additionalProperties: { type: integer }'),
      pet('a: { type: string }, b: {}', ', additionalProperties: { type: integer }'),
      [
        'breaking schema-property-added `response 200`: `a` is new, and who reads it by the old version takes something else under that name',
      ],
    ],
    [
      'request',
      'values that are gone',
      '{ enum: [a, b] }',
      '{ enum: [b, c] }',
      ['breaking schema-values-changed `request body`: `"a"` may not stand there any more; `"c"` may stand there now'],
    ],
    [
      'response',
      'a branch that is new',
      '{ oneOf: [{ type: string }] }',
      '{ oneOf: [{ type: string }, { type: integer }] }',
      ['breaking schema-branch-added `response 200`: `integer` is a new choice, which clients do not know'],
    ],
    [
      'request',
      'a bound that gives way to one of another keyword',
      '{ type: number, exclusiveMinimum: 0 }',
      '{ type: number, minimum: 1 }',
      [
        'breaking schema-bound-changed `request body`: `exclusiveMinimum` 0 gives way to `minimum` 1, and values that were accepted are refused',
      ],
    ],
    [
      'request',
      'an object that is closed',
      pet('a: {}'),
      pet('a: {}', ', additionalProperties: false'),
      [
        'breaking schema-openness-changed `request body`: names that are not declared may not stand there any more, and values that were accepted are refused',
      ],
    ],
    [
      'response',
      'an object that is opened',
      pet('a: {}', ', unevaluatedProperties: false'),
      pet('a: {}'),
      [
        'breaking schema-openness-changed `response 200`: names that are not declared may stand there now, and values may come that never came',
      ],
    ],
    [
      'request',
      'what undeclared names hold',
      pet('a: {}', ', additionalProperties: true, patternProperties: { "^x": { type: string } }'),
      pet('a: {}', ', additionalProperties: true, patternProperties: { "^y": { type: string } }'),
      ['safe schema-openness-changed `request body`: what may stand under names that are not declared is another'],
    ],
    [
      'request',
      'a type',
      '{ type: [string, "null"] }',
      '{ type: string }',
      ['breaking schema-type-changed `request body`: is string now, and was string or null'],
    ],
    [
      'request',
      'a type that two schemas name',
      '{ type: [object, "null"] }',
      '{ allOf: [{ type: [object, "null"] }, { type: object }] }',
      ['breaking schema-type-changed `request body`: is object now, and was object or null'],
    ],
    [
      'request',
      'numbers of which integers are left',
      '{ type: number }',
      '{ allOf: [{ type: number }, { type: [integer, string] }] }',
      ['breaking schema-type-changed `request body`: is integer now, and was number'],
    ],
    [
      'request',
      'a bound',
      pet('a: { type: integer, maximum: 10 }'),
      pet('a: { type: integer, maximum: 5 }'),
      [
        'breaking schema-bound-changed `request body.a`: `maximum` was 10 and is 5, and values that were accepted are refused',
      ],
    ],
  ])('in a %s: %s', async (travels, _, old, now, want) => {
    expect((await schemaChanges(travels, [old, now])).map(brief)).toEqual(want);
  });
});

describe('a component that is no longer referred to', () => {
  it('is told by the places that it stood in', async () => {
    const repository = 'Repository: { type: object, properties: { id: { type: string }, name: { type: string } } }';
    const shared = "{ $ref: '#/components/schemas/Repository' }";
    const own = pet('id: { type: string }');
    const document = (schema: string) => pet(`head: ${schema}, base: ${schema}`);
    const components = [repository, repository] as const;
    expect((await schemaChanges('response', [document(shared), document(own)], { components })).map(brief)).toEqual([
      'safe schema-property-removed `response 200.head`: `name` is not declared any more',
      'safe schema-property-removed `response 200.base`: `name` is not declared any more',
    ]);
    expect((await schemaChanges('response', [document(own), document(shared)], { components })).map(brief)).toEqual([
      'safe schema-property-added `response 200.head`: `name` is new',
      'safe schema-property-added `response 200.base`: `name` is new',
    ]);
  });
});

describe('a component that takes the place of another', () => {
  const full =
    'Full: { type: object, properties: { id: {}, at: {}, by: { type: object, properties: { x: {}, y: {} } } } }';
  const short = 'Short: { type: object, properties: { id: {}, by: { type: object, properties: { x: {} } } } }';
  const user = 'User: { type: object, properties: { x: {}, y: {} } }';
  const refer = (name: string) => `{ $ref: '#/components/schemas/${name}' }`;
  const holder = (schema: string) => `Event: { type: object, properties: { item: ${schema} } }`;
  const told = async (pair: readonly [string, string], components: readonly [string, string]) =>
    (await schemaChanges('response', pair, { components })).map(({ message }) => message);

  it('is told by the place that it stands in: it is what it was', async () => {
    const both = [`${full}, ${short}`, `${full}, ${short}`] as const;
    expect(await told([refer('Full'), refer('Short')], both)).toEqual([
      '`response 200`: `at` is not declared any more',
      '`response 200.by`: `y` is not declared any more',
    ]);
    expect(
      await told(
        [pet(`list: { type: array, items: ${refer('Full')} }`), pet(`list: { type: array, items: ${refer('Short')} }`)],
        both,
      ),
    ).toEqual([
      '`response 200.list[]`: `at` is not declared any more',
      '`response 200.list[].by`: `y` is not declared any more',
    ]);
  });

  it('is told by the component that it stands in', async () => {
    const parts = `${full}, ${short}`;
    const components = [`${parts}, ${holder(refer('Full'))}`, `${parts}, ${holder(refer('Short'))}`] as const;
    expect(await told([refer('Event'), refer('Event')], components)).toEqual([
      '`Event.item`: `at` is not declared any more',
      '`Event.item.by`: `y` is not declared any more',
    ]);
  });

  it('is told by the component that it stands in where what it replaces refers to a third', async () => {
    const third = `Full: { type: object, properties: { id: {}, by: ${refer('User')} } }`;
    const parts = `${third}, ${short}, ${user}`;
    const components = [`${parts}, ${holder(refer('Full'))}`, `${parts}, ${holder(refer('Short'))}`] as const;
    expect(await told([refer('Event'), refer('Event')], components)).toEqual([
      '`Event.item.by`: `y` is not declared any more',
    ]);
  });

  it('is told by its name where that alone is new', async () => {
    const renamed = short.replace('Short', 'Renamed');
    expect(await told([refer('Full'), refer('Renamed')], [full, renamed])).toEqual([
      '`Full`: `at` is not declared any more',
      '`Full.by`: `y` is not declared any more',
    ]);
  });
});

describe('what to do instead', () => {
  it.each<[what: string, travels: Travels, old: string, now: string]>([
    ['a bound', 'request', '{ type: integer, maximum: 5 }', '{ type: integer, maximum: 10 }'],
    ['a property', 'response', pet('a: { type: string }'), pet('a: { type: string }, b: { type: string }')],
    ['a branch', 'request', '{ anyOf: [{ type: string }] }', '{ anyOf: [{ type: string }, { type: integer }] }'],
    ['values', 'response', '{ enum: [a, b] }', '{ enum: [a] }'],
  ])('is said where a change breaks, and only there: %s', async (_, travels, old, now) => {
    const [change, ...others] = await schemaChanges(travels, [old, now]);
    expect(others).toEqual([]);
    expect([change!.level, change!.remedy]).toEqual(['safe', 'Nothing has to be done']);
    const back = await schemaChanges(travels === 'request' ? 'response' : 'request', [old, now]);
    for (const { level, remedy } of back) expect(remedy === 'Nothing has to be done').toBe(level === 'safe');
    expect(back).not.toEqual([]);
  });
});

describe('what has no name, and stands elsewhere than where it is referred to', () => {
  const pet = (most: number) =>
    `{ type: object, properties: { name: { type: string, maxLength: ${most} }, next: { $ref: '#/x-parts/Pet' } } }`;
  const api = (schema: string, most: number) => `${body('request', schema)}x-parts: { Pet: ${pet(most)} }\n`;

  it.each([
    ['a property', "{ properties: { pet: { $ref: '#/x-parts/Pet' } } }", 'request body.pet.name'],
    ['an item', "{ properties: { pets: { items: { $ref: '#/x-parts/Pet' } } } }", 'request body.pets[].name'],
    ['the body', "{ $ref: '#/x-parts/Pet' }", 'request body.name'],
    ['what a part refers to', "{ items: { $ref: '#/x-parts/Pet/properties/next' } }", 'request body[].name'],
  ])('is called by the way that leads to it: %s', async (_what, schema, called) => {
    expect((await changes(api(schema, 20), api(schema, 10))).map(brief)).toEqual([
      `breaking schema-size-changed \`${called}\`: \`maxLength\` was 20 and is 10, and values that were accepted are refused`,
    ]);
  });

  it('is told by what has it where it is gone', async () => {
    const [old, now] = ["{ properties: { pet: { $ref: '#/x-parts/Pet' } } }", '{ properties: {} }'];
    expect((await changes(api(old, 20), api(now, 20))).map(brief)).toEqual([
      'safe schema-property-removed `request body`: `pet` is not declared any more, and ignored where it is sent',
    ]);
  });
});

describe('what may not stand there', () => {
  it.each<[what: string, less: string, more: string, subject: string]>([
    ['a property', '{ properties: { a: false } }', '{ properties: { a: { type: string } } }', 'request body.a'],
    ['a property of any value', '{ properties: { a: false } }', '{ properties: { a: {} } }', 'request body.a'],
    ['items', '{ type: array, items: false }', '{ type: array, items: { enum: [a] } }', 'request body[]'],
    ['all', 'false', '{ type: object, required: [a] }', 'request body'],
  ])('is told as that alone: %s', async (_, less, more, subject) => {
    const [change, ...others] = await schemaChanges('request', [more, less]);
    expect(others).toEqual([]);
    expect(brief(change!)).toBe(`breaking schema-condition-changed \`${subject}\`: may not be there any more`);
    const back = await schemaChanges('request', [less, more]);
    expect(back.map(brief)).toEqual([`safe schema-condition-changed \`${subject}\`: may be there now`]);
  });
});

describe('a schema of anything', () => {
  const object = (names: string) =>
    `{ type: object, required: [${names}], properties: { id: { type: string }, at: { type: string } } }`;

  it('that becomes one of a type, or was one, has one change, whatever else the type says', async () => {
    const [change, ...others] = await schemaChanges('request', ['{}', object('id, at')]);
    expect(others).toEqual([]);
    expect(brief(change!)).toBe('breaking schema-type-changed `request body`: is object now, and was anything');
    const back = await schemaChanges('response', [object('id, at'), '{}']);
    expect(back.map(brief)).toEqual(['breaking schema-type-changed `response 200`: is anything now, and was object']);
    const [other] = await schemaChanges('request', ['{}', object('id')]);
    expect(other!.fingerprint).not.toBe(change!.fingerprint);
  });
});

describe('an array', () => {
  it('that is an object now has no other items', async () => {
    const array = '{ type: array, items: { type: string } }';
    const pair = [array, '{ type: object }'] as const;
    expect((await schemaChanges('request', pair)).map(brief)).toEqual([
      'breaking schema-type-changed `request body`: is object now, and was array',
    ]);
    expect((await schemaChanges('request', [pair[1], array])).map(brief)).toEqual([
      'breaking schema-type-changed `request body`: is array now, and was object',
    ]);
    const either = await schemaChanges('request', [array, '{ type: [array, object] }']);
    expect(either.map(({ code }) => code)).toEqual(['schema-type-changed', 'schema-items-changed']);
  });

  const array = (items: string) => `{ type: array, ${items} }`;

  it.each<[what: string, old: string, now: string, forth: readonly string[], back: readonly string[]]>([
    [
      'one that is not declared',
      'prefixItems: [{ type: string }]',
      'prefixItems: [{ type: string }, { type: [integer, "null"] }]',
      ['breaking schema-items-changed `request body`: the item `[1]` is integer or null now, and was anything'],
      ['safe schema-items-changed `request body`: the item `[1]` is anything now, and was integer or null'],
    ],
    [
      'one of all others',
      'prefixItems: [{ type: string }, { type: integer }], items: { type: string }',
      'prefixItems: [{ type: string }], items: { type: string }',
      ['breaking schema-type-changed `request body[1]`: is string now, and was integer'],
      ['breaking schema-type-changed `request body[1]`: is integer now, and was string'],
    ],
    [
      'one of none',
      'prefixItems: [{ type: string }, { type: string }], items: false',
      'prefixItems: [{ type: string }], items: false',
      ['breaking schema-condition-changed `request body[1]`: may not be there any more'],
      ['safe schema-condition-changed `request body[1]`: may be there now'],
    ],
    [
      'all others, if any',
      'prefixItems: [{ type: string }]',
      'prefixItems: [{ type: string }], items: false',
      ['breaking schema-items-changed `request body`: each item from `[1]` on may not be there any more'],
      ['safe schema-items-changed `request body`: each item from `[1]` on may be there now'],
    ],
    [
      'all, of no type',
      'minItems: 1',
      'minItems: 1, items: { minLength: 1 }',
      ['breaking schema-items-changed `request body`: each item may not be anything any more'],
      ['safe schema-items-changed `request body`: each item may be anything now'],
    ],
    [
      'some where none was said of any',
      'minItems: 1',
      'minItems: 1, prefixItems: [{ type: string }], items: { type: integer }',
      ['breaking schema-items-changed `request body`: `prefixItems` is new'],
      ['safe schema-items-changed `request body`: `prefixItems` is gone'],
    ],
  ])('tells its items by their index: %s', async (_, old, now, forth, back) => {
    const consequence = ', and values that were accepted are refused';
    const told = async (from: string, to: string) =>
      (await schemaChanges('request', [array(from), array(to)])).map(each => brief(each).replace(consequence, ''));
    expect(await told(old, now)).toEqual(forth);
    expect(await told(now, old)).toEqual(back);
  });
});
