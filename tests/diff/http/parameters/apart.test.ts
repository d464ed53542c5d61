import { changes } from '../../schemas/given.js';
import { withParameters } from '../documents.js';
import { told, type Want } from '../expect-changes.js';

const alone = (name: string, said = 'schema: { type: integer }') => `{ name: "${name}", in: query, ${said} }`;
const object = (schema: string, said = '') => `{ name: at, in: query, ${said} schema: { type: object, ${schema} } }`;
const pair = 'properties: { x: { type: integer }, y: { type: integer } }';
const both = withParameters(alone('x'), alone('y'));
const deep = withParameters(alone('at[x]'), alone('at[y]'));

describe('an object of the query against parameters of its members', () => {
  it.each<[what: string, one: string, other: string]>([
    ['exploded', withParameters(object(pair)), both],
    ['exploded, closed', withParameters(object(`${pair}, additionalProperties: false`)), both],
    ['deepObject', withParameters(object(pair, 'style: deepObject,')), deep],
    [
      'a member that must be there, as the object must',
      withParameters(object(`${pair}, required: [x]`, 'required: true,')),
      withParameters(alone('x', 'required: true, schema: { type: integer }'), alone('y')),
    ],
    [
      'by reference',
      `${withParameters('{ name: at, in: query, schema: { $ref: "#/components/schemas/At" } }')}components: { schemas: { At: { type: object, ${pair} } } }\n`,
      both,
    ],
  ])('is the same on the wire: %s', async (_what, one, other) => {
    expect(await changes(one, other)).toEqual([]);
    expect(await changes(other, one)).toEqual([]);
  });

  it.each<[what: string, one: string, other: string, forth: Want[], back: Want[]]>([
    [
      'a narrower member',
      withParameters(object(pair)),
      withParameters(alone('x'), alone('y', 'schema: { type: integer, maximum: 5 }')),
      ['breaking schema-bound-changed 7 8'],
      ['safe schema-bound-changed 8 7'],
    ],
    [
      'a member that is gone',
      withParameters(object(pair)),
      withParameters(alone('x')),
      ['risky parameter-removed 7 -'],
      ['safe parameter-added - 7'],
    ],
  ])('is compared member by member: %s', async (_what, one, other, forth, back) => {
    const found = await changes(one, other);
    expect(found.map(told)).toEqual(forth);
    for (const { level, witness } of found)
      if (level === 'breaking') expect(witness!.message[0]).toBe('GET /pets?y=6 HTTP/1.1');
    expect((await changes(other, one)).map(told)).toEqual(back);
  });

  // parameters have no others, as an open object may
  const opened = 'safe schema-openness-changed';
  it.each<[what: string, object: string, forth: string[], back: string[]]>([
    [
      'how many there are',
      object(`${pair}, minProperties: 2`),
      ['safe schema-size-changed'],
      ['breaking schema-size-changed', opened],
    ],
    [
      'that there are no others',
      object(`${pair}, maxProperties: 2`),
      ['safe schema-size-changed'],
      ['safe schema-size-changed', opened],
    ],
    [
      'members that must be there where the object is',
      object(`${pair}, required: [y]`),
      ['safe schema-property-optional'],
      ['breaking schema-property-required', opened],
    ],
    [
      'that it must be there, of whatever member',
      object(pair, 'required: true,'),
      ['safe parameter-became-optional'],
      ['breaking parameter-became-required'],
    ],
  ])('is compared with all of them together where it says %s', async (_what, one, forth, back) => {
    const codes = async (old: string, now: string) =>
      (await changes(old, now)).map(({ level, code }) => `${level} ${code}`);
    expect(await codes(withParameters(one), both)).toEqual(forth);
    expect(await codes(both, withParameters(one))).toEqual(back);
  });

  it.each<[what: string, object: string]>([
    ['not exploded', object(pair, 'explode: false,')],
    ['a member that is a list', object('properties: { x: { type: array, items: { type: integer } } }')],
  ])('is another one: %s', async (_what, one) => {
    const forth = await changes(withParameters(one), both);
    expect(forth.map(told)).toEqual([
      'risky parameter-removed 7 -',
      'safe parameter-added - 7',
      'safe parameter-added - 8',
    ]);
    expect(forth[0]!.message).toMatch(/^the query parameter `at` has no effect/);
  });
});
