import { brief, schemaChanges } from './given.js';

/** What two parts of an allOf say of a property, or of names of a pattern. */
const property = (one: string, other: string) =>
  `{ allOf: [{ type: object, properties: { a: ${one} } }, { type: object, properties: { ${other} } }] }`;
const names = (one: string, other: string) =>
  `{ allOf: [{ type: object, patternProperties: { ^x: ${one} } }, { type: object, patternProperties: { ${other} } }] }`;
const list = (of: string) => `{ type: array, items: ${of} }`;

const text = '{ type: string }';
const ofFive = '{ type: string, maxLength: 5 }';
const referred = "{ $ref: '#/components/schemas/Name' }";
const components = ['Name: { type: string, maxLength: 5 }', 'Name: { type: string, maxLength: 5 }'] as const;

type Told = readonly string[];

describe('what several parts of an allOf say of one property', () => {
  it.each<[what: string, one: string, other: string, request: Told, back: Told]>([
    ['a description', property(text, ''), property(text, 'a: { description: how it is called }'), [], []],
    [
      'a default that moves',
      property('{ type: integer, default: 1 }', ''),
      property('{ type: integer }', 'a: { default: 1 }'),
      [],
      [],
    ],
    ['a description, of a component', property(referred, ''), property(referred, 'a: { description: short }'), [], []],
    [
      'a bound',
      property('{ type: integer }', ''),
      property('{ type: integer }', 'a: { maximum: 9 }'),
      [
        'breaking schema-bound-changed `request body.a`: `maximum` is new: 9, and values that were accepted are refused',
      ],
      ['safe schema-bound-changed `request body.a`: `maximum` is gone: 9'],
    ],
    [
      'values of which none is of the type',
      property('{ type: integer }', ''),
      property('{ type: integer }', 'a: { enum: [x, y] }'),
      ['breaking schema-values-changed `request body.a`: nothing may stand there now, where any integer could'],
      ['safe schema-values-changed `request body.a`: any integer may stand there now, where nothing could'],
    ],
    ['a size that moves', property(ofFive, ''), property(text, 'a: { maxLength: 5 }'), [], []],
    [
      'a size that moves, and is smaller there',
      property(ofFive, ''),
      property(text, 'a: { maxLength: 3 }'),
      [
        'breaking schema-size-changed `request body.a`: `maxLength` was 5 and is 3, and values that were accepted are refused',
      ],
      ['safe schema-size-changed `request body.a`: `maxLength` was 3 and is 5'],
    ],
    [
      'a smaller size beside a component',
      property(referred, ''),
      property(referred, 'a: { maxLength: 3 }'),
      [
        'breaking schema-size-changed `request body.a`: `maxLength` is another, and values that were accepted are refused',
      ],
      ['safe schema-size-changed `request body.a`: `maxLength` is another'],
    ],
    ['a description of names of a pattern', names(text, ''), names(text, '^x: { description: ours }'), [], []],
    ['a size of names of a pattern, which moves', names(ofFive, ''), names(text, '^x: { maxLength: 5 }'), [], []],
    [
      'properties, of an object in it',
      property('{ type: object, properties: { b: { type: string } } }', ''),
      property('{ type: object, properties: { b: { type: string } } }', 'a: { properties: { b: { maxLength: 3 } } }'),
      [
        'breaking schema-size-changed `request body.a.b`: `maxLength` is new: 3, and values that were accepted are refused',
      ],
      ['safe schema-size-changed `request body.a.b`: `maxLength` is gone: 3'],
    ],
  ])('is one: %s', async (_, one, other, request, back) => {
    for (const [pair, told] of [[[one, other], request] as const, [[other, one], back] as const]) {
      expect((await schemaChanges('request', pair, { components })).map(brief)).toEqual(told);
      const inList = await schemaChanges('request', [list(pair[0]), list(pair[1])], { components });
      expect(inList.map(brief)).toEqual(told.map(each => each.replace('request body', 'request body[]')));
    }
    const levels = (await schemaChanges('response', [one, other], { components })).map(({ level }) => level);
    expect(levels).toEqual(back.map(() => expect.stringMatching(/safe|breaking/)));
  });
});
