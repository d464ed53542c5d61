import type { Travels } from '../../../src/diff/index.js';
import { brief, schemaChanges } from './given.js';

const pet = (members: string, rest = '') => `{ type: object, properties: { ${members} }${rest} }`;

describe('properties that closed objects lose', () => {
  it('are each shown by a value that has that one alone', async () => {
    const closed = ', additionalProperties: false';
    const old = pet('a: { type: string }, b: { type: integer }, c: { type: boolean }, d: {}', closed);
    const found = await schemaChanges('request', [old, pet('d: {}', closed)]);
    expect(found.map(({ witness }) => [Object.keys(witness!.value as object), witness!.failing])).toEqual([
      [['a'], '/a'],
      [['b'], '/b'],
      [['c'], '/c'],
    ]);
  });

  it.each(['additionalProperties', 'unevaluatedProperties'])(
    'that are gone of an object closed by %s',
    async closed => {
      const of = (properties: string) => pet(properties, `, ${closed}: false`);
      const told = async (travels: Travels, ...pair: [string, string]) =>
        (await schemaChanges(travels, pair)).map(brief);
      const [both, one] = [of('a: { type: string }, b: {}'), of('b: {}')];
      expect(await told('request', both, one)).toEqual([
        'breaking schema-property-removed `request body`: `a` is refused now',
      ]);
      expect(await told('request', of('a: { deprecated: true, x-sunset: 2020-01-01 }, b: {}'), one)).toEqual([
        'safe schema-property-removed `request body`: `a` is refused now',
      ]);
      expect(await told('response', one, both)).toEqual([
        'breaking schema-property-added `response 200`: `a` is new, and the object was closed: who reads it by the old version refuses it',
      ]);
    },
  );

  it('are told apart from those that a pattern still stands for', async () => {
    const old = pet(
      'x-a: { type: string }, b: { type: string }',
      ', patternProperties: { "^x-": {} }, additionalProperties: false',
    );
    const now = '{ type: object, patternProperties: { "^x-": {} }, additionalProperties: false }';
    expect((await schemaChanges('request', [old, now])).map(brief)).toEqual([
      'breaking schema-property-removed `request body`: `b` is refused now',
      'safe schema-property-removed `request body`: `x-a` is not declared any more, and ignored where it is sent',
    ]);
  });
});

describe('what is refused of an object is the property', () => {
  const told = async (travels: Travels, old: string, now: string) =>
    (await schemaChanges(travels, [old, now])).map(({ witness }) => [
      witness!.failing,
      witness!.message[witness!.mark!],
    ]);
  const closed = ', additionalProperties: false';

  it.each<[what: string, travels: Travels, old: string, now: string, failing: string, line: string]>([
    ['that is not declared', 'request', pet('a: {}'), pet('a: {}', closed), '/extra', '  "extra": null'],
    ['that comes now', 'response', pet('a: {}', closed), pet('a: {}'), '/extra', '  "extra": null'],
    [
      'within another, beside one that has to be there',
      'request',
      pet(`in: ${pet('a: {}', ', required: [a]')}`),
      pet(`in: ${pet('a: {}', `, required: [a]${closed}`)}`),
      '/in/extra',
      '    "extra": null',
    ],
    [
      'of a name that is too long',
      'request',
      '{ type: object }',
      '{ type: object, propertyNames: { maxLength: 4 } }',
      '/extra',
      '  "extra": null',
    ],
  ])('%s, in a %s', async (_what, travels, old, now, failing, line) => {
    expect(await told(travels, old, now)).toEqual([[failing, line]]);
  });
});
