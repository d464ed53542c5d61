import type { SchemaJson } from '../../../src/contract/index.js';
import { createComparer } from '../../../src/schema/index.js';
import { judge, pairsOf, setOf } from './judge.js';

const set = (json: unknown) => new Map([['#', { id: '#', json, location: undefined } as never]]);
const rel = (a: unknown, b: unknown) => {
  return createComparer({ old: set(a), now: set(b) }).compare('#', '#', 'any');
};

it.each([
  [{ type: 'object' }, { type: 'object', additionalProperties: false }, 'narrower'],
  [{ type: 'array' }, { type: 'array', items: { type: 'string' } }, 'narrower'],
  [{ not: { type: 'string', maxLength: 5 } }, { not: { type: 'string', maxLength: 10 } }, 'narrower'],
  [{ oneOf: [{ minimum: 0 }] }, { oneOf: [{ minimum: 0 }, { maximum: 10 }] }, 'incomparable'],
  [{ type: 'string', enum: ['x'] }, { const: 'x' }, 'equal'],
  [{ allOf: [{ type: 'string' }] }, { type: 'string' }, 'equal'],
  [{ type: 'integer', oneOf: [{ minimum: 0, maximum: 9 }, { minimum: 10 }] }, { type: 'integer', minimum: 0 }, 'equal'],
  [{ type: 'string', minLength: 3, pattern: '^[a-z]{4}$' }, { type: 'string', pattern: '^[a-z]{4}$' }, 'equal'],
  [{ type: 'string', pattern: '^[a-z]+$' }, { type: 'string', pattern: '^[a-z0-9]+$' }, 'wider'],
  [{ type: 'string', pattern: '^[a-z0-9]+$' }, { type: 'string', pattern: '^[a-z]+$' }, 'narrower'],
  [{ type: 'string', pattern: '^(a|b)*$' }, { type: 'string', pattern: '^[ab]*$' }, 'equal'],
  [
    { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
    { type: 'object', properties: { a: { type: 'string' } } },
    'wider',
  ],
  [
    { type: 'object', properties: { a: {} }, unevaluatedProperties: false },
    { type: 'object', properties: { a: {} }, additionalProperties: false },
    'equal',
  ],
  [{ type: 'number', multipleOf: 2 }, { type: 'number', multipleOf: 4 }, 'narrower'],
  [
    { type: 'array', uniqueItems: true, items: { enum: [1, 2] }, maxItems: 5 },
    { type: 'array', uniqueItems: true, items: { enum: [1, 2] } },
    'equal',
  ],
  [
    { type: 'object', patternProperties: { '^x': { type: 'string' } }, additionalProperties: false },
    { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
    'narrower',
  ],
  [{ type: 'object', propertyNames: { maxLength: 3 } }, { type: 'object' }, 'wider'],
  [{ type: 'array', contains: { const: 1 } }, { type: 'array', minItems: 1 }, 'wider'],
])('%j to %j is %s', (a, b, want) => {
  const found = rel(a, b);
  expect({ ...found, relation: found.relation }).toMatchObject({ relation: want });
});

describe('names of one kind', () => {
  const some = { type: 'object', propertyNames: { enum: ['a', 'b'] }, additionalProperties: false };
  const of = (json: unknown) => ({ ...some, patternProperties: { '^.$': json } });

  it('are looked at beside the first of them, where that may not be there', () => {
    const without = (json: unknown) => ({ ...of(json), not: { required: ['a'] } });
    const found = rel(without({ type: 'string' }), without({ type: 'integer' }));
    expect(found).toMatchObject({ relation: 'incomparable', lost: { value: { b: expect.any(String) } } });
  });

  it('are looked at together, where one has to be wrong in one way and another in another', () => {
    const integers = { type: 'object', minProperties: 1, additionalProperties: { type: 'integer' } };
    const either = { ...of({ type: ['string', 'integer'] }), if: integers, ['then' as string]: of({ type: 'string' }) };
    const { relation, gained } = rel(of({ type: 'string' }), either) as {
      relation: string;
      gained?: { value: object };
    };
    expect(relation).toBe('wider');
    expect(
      Object.values(gained!.value)
        .map(each => typeof each)
        .sort(),
    ).toEqual(['number', 'string']);
  });
});

describe('many parts of a schema', () => {
  const either = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      anyOf: [`a${index}`, `b${index}`].map(name => ({
        properties: { [name]: { type: 'integer' } },
        required: [name],
      })),
    }));

  it.each([3, 6, 8])('that say which properties are left are all gone through: %d choices', count => {
    const closed = { type: 'object', unevaluatedProperties: false };
    const [old, now] = [count, count + 1].map(length => ({ ...closed, allOf: either(length) }));
    const { lost, relation } = rel(old, now) as {
      readonly relation: string;
      readonly lost?: { readonly value: object };
    };
    expect(relation).toBe('incomparable');
    expect(Object.keys(lost!.value)).not.toContain(`a${count}`);
  });

  it.each([
    ['objects', (index: number) => ({ a: index, b: [index] })],
    ['lists', (index: number) => [index]],
  ])('that list %s are looked through, not taken apart', (_, value) => {
    const all = Array.from({ length: 400 }, (__, index) => value(index));
    expect(rel({ enum: all }, { enum: all.slice(0, -1) })).toEqual({
      relation: 'narrower',
      lost: { value: value(399) },
    });
  });

  it.each([5, 8, 20])('that say something of the first items leave the others to be anything: %d items', count => {
    const first = Array.from({ length: count }, () => ({ const: 1 }));
    expect(rel({ type: 'array', prefixItems: first }, { type: 'array', items: { const: 1 } })).toEqual({
      relation: 'narrower',
      lost: { value: [...Array(count).fill(1), null] },
    });
  });
});

describe('multiples where doubles are no more each of them', () => {
  const bounds = [
    {},
    { maximum: 9007199254740992 },
    { maximum: 2 ** 63 },
    { maximum: 2 ** 64 },
    { minimum: -(2 ** 70) },
  ];
  const steps = [1, 3, 9, 18, 27, 0.1, 0.3, 2.5, 1e-9, 9007199254740991];
  const written = steps.flatMap(multipleOf => bounds.map(bound => ({ type: 'number', multipleOf, ...bound })));
  const schemas = setOf(written.map((json, index) => [`#${index}`, json]));

  it('are shown by one that checks tell apart, and never called none where there are some', () => {
    const far = [2 ** 53, 2 ** 63, 2 ** 64, 2 ** 71].flatMap(most => [most, most * 10, most * 27]);
    const round = [1, 18, 27, 54, 9007199254740991].flatMap(of =>
      [14, 15, 19, 25].map(power => Number(`${of}e${power}`)),
    );
    const values = [...far, ...round].flatMap(value => [value, -value]);
    const verdict = judge(schemas, pairsOf([...schemas.keys()]), 'any', [...values, 0, 0.3, 2.5, 27]);
    expect(verdict.wrong).toEqual([]);
    expect(verdict.unknown.length).toBeLessThan(40);
  });

  it.each([
    [{ type: 'integer', minimum: 0, multipleOf: 9 }, { format: 'int64' }, 9223372036854792000],
    [{ type: 'integer', multipleOf: 3 }, { maximum: 2 ** 63 }, 9223372036854780000],
    [{ type: 'number', multipleOf: 0.3 }, { maximum: 2 ** 64 }, 18446744073709560000],
    [{ type: 'number', multipleOf: 0.1, minimum: 0.65, maximum: 0.7 }, { maximum: 0.69 }, 0.7],
  ])('of %j with %j too show %d', (old, more, value) => {
    expect(rel(old, { ...old, ...more })).toEqual({ relation: 'narrower', lost: { value } });
  });
});

describe('where undeclared properties count as absent', () => {
  const compare = (old: SchemaJson, now: SchemaJson) => {
    const none = new Map();
    return createComparer({ old: none, now: none }).compare(old, now, 'any', { undeclared: 'absent' }).relation;
  };
  const open: SchemaJson = { type: 'object', properties: { a: { type: 'string' } } };
  const more: SchemaJson = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } };

  it.each<[string, SchemaJson, SchemaJson, string]>([
    ['one more declared property is no change', open, more, 'equal'],
    ['one less is none', more, open, 'equal'],
    ['within properties too', { properties: { in: open } }, { properties: { in: more } }, 'equal'],
    ['within items too', { items: open }, { items: more }, 'equal'],
    ['closing an open object takes away', open, { ...open, additionalProperties: false }, 'narrower'],
    ['requiring the new property takes away', open, { ...more, required: ['b'] }, 'narrower'],
    ['a required one may be anything', { ...open, required: ['b'] }, more, 'incomparable'],
    ['what both declare is compared', open, { type: 'object', properties: { a: { type: 'integer' } } }, 'incomparable'],
    ['a closed object stays as it is', { ...open, additionalProperties: false }, more, 'wider'],
    [
      'what additional properties must be is said of them',
      { type: 'object', additionalProperties: { type: 'string' } },
      more,
      'incomparable',
    ],
    ['a schema denies of its own what it did', { oneOf: [open, more] }, false, 'narrower'],
  ])('%s', (_, old, now, want) => expect(compare(old, now)).toBe(want));
});
