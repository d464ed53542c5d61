import type { SchemaJson } from '../../../src/contract/index.js';
import { createComparer, defineFormat } from '../../../src/schema/index.js';

const comparer = () => createComparer({ old: new Map(), now: new Map() });
const lost = (old: SchemaJson, now: SchemaJson) => comparer().lost(old, now, 'any');

describe('a value that is shown', () => {
  it.each<[string, SchemaJson, SchemaJson, unknown]>([
    [
      'has what is required alone, in the order of the document',
      { type: 'object', properties: { b: {}, a: { type: 'integer' }, c: {} }, required: ['b', 'a'] },
      { type: 'object', required: ['c'] },
      '{"b":null,"a":0}',
    ],
    [
      'has the example of a property',
      { type: 'object', properties: { name: { type: 'string', examples: ['Ann'] } }, required: ['name'] },
      { type: 'object', properties: { name: { type: 'integer' } } },
      '{"name":"Ann"}',
    ],
    [
      'has no example that is not what parts the schemas',
      { type: 'object', properties: { name: { type: 'string', examples: ['Ann'] } }, required: ['name'] },
      { type: 'object', properties: { name: { type: 'string', minLength: 3 } } },
      '{"name":""}',
    ],
    [
      'has the default of a property',
      { type: 'object', properties: { size: { type: 'integer', default: 30 } }, required: ['size'] },
      { type: 'object', properties: { size: { type: 'string' } } },
      '{"size":30}',
    ],
    ['is a plain text', { type: 'string' }, false, '"text"'],
    ['is a text of the format', { type: 'string', format: 'date' }, false, '"2024-02-29"'],
    ['is the first beyond a limit', { type: 'integer' }, { type: 'integer', maximum: 10 }, '11'],
    ['has a readable new name', { type: 'object' }, { type: 'object', additionalProperties: false }, '{"extra":null}'],
  ])('%s', (_, old, now, want) => {
    const answer = lost(old, now);
    expect(JSON.stringify((answer as { value: unknown }).value)).toBe(want);
  });
});

describe('what patterns look ahead for', () => {
  it.each<[SchemaJson, SchemaJson, string]>([
    [{ pattern: '^(?=.*[A-Z])(?=.*[0-9]).{8,}$' }, { pattern: '^(?=.*[0-9])(?=.*[A-Z]).{8,}$' }, 'equal'],
    [{ pattern: '^(?=.*[A-Z])(?=.*[0-9]).{8,}$' }, { pattern: '^(?=.*[A-Z]).{8,}$' }, 'wider'],
    [{ pattern: '^(?!admin)[a-z]+$' }, { pattern: '^[a-z]+$' }, 'wider'],
    [{ pattern: '^(?!admin)[a-z]+$' }, { type: 'string', pattern: '^(?!adm)[a-z]+$' }, 'narrower'],
    [{ pattern: '^(?=a)b|c' }, { pattern: '^(?=a)b|c$' }, 'unknown'],
    [{ pattern: '^(?=[)(]).$' }, { pattern: '^[()]$' }, 'equal'],
    [{ pattern: '^(?=a)?b$' }, { pattern: '^b$' }, 'unknown'],
  ])('%j to %j is %s', (old, now, want) => {
    expect(
      comparer().compare({ type: 'string', ...(old as object) }, { type: 'string', ...(now as object) }, 'any')
        .relation,
    ).toBe(want);
  });
});

describe('what patterns say that are not regular', () => {
  it.each<[what: string, old: string, now: string, relation: string, lost: string | undefined]>([
    ['is shown by a text that lacks it', '^[a-c]$', '\\bb\\b', 'unknown', 'a'],
    ['is shown by a text that has it', '^(a|b)\\1$', '^x*$', 'incomparable', 'aa'],
    ['is the same as itself', '^(a|b)\\1$', '^(a|b)\\1$', 'equal', undefined],
    ['is left open where no text is found among some', '^(a|b)\\1$', '^[ab]*$', 'unknown', undefined],
  ])('%s: %s to %s', (_, old, now, relation, text) => {
    const found = comparer().compare({ type: 'string', pattern: old }, { type: 'string', pattern: now }, 'any');
    expect([found.relation, found.lost?.value]).toEqual([relation, text]);
  });
});

describe('formats', () => {
  it.each<[string, SchemaJson, SchemaJson, string]>([
    ['a range of numbers', { format: 'int32', type: 'integer' }, { format: 'int64', type: 'integer' }, 'wider'],
    [
      'numbers beyond doubles',
      { format: 'int64', type: 'integer' },
      { format: 'uint64', type: 'integer' },
      'incomparable',
    ],
    [
      'as the bounds that they are',
      { format: 'int32', type: 'integer' },
      { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
      'equal',
    ],
    ['as the pattern that they are', { format: 'ipv4' }, { pattern: '^([0-9]{1,3}\\.){3}[0-9]{1,3}$' }, 'wider'],
    ['by the shape that they have', { format: 'date-time' }, { pattern: '^[0-9]{4}-' }, 'wider'],
    ['by some that have them', { format: 'date-time' }, { pattern: 'Z$' }, 'incomparable'],
    ['by their lengths', { format: 'uuid' }, { format: 'uuid', maxLength: 36 }, 'equal'],
    ['against each other', { format: 'date' }, { format: 'date-time' }, 'incomparable'],
    ['an unknown one says nothing', { format: 'no-such-format' }, {}, 'equal'],
  ])('are compared: %s', (_, old, now, want) => {
    const typed = (schema: SchemaJson): SchemaJson => ({ type: 'string', ...(schema as object) });
    expect(comparer().compare(typed(old), typed(now), 'any').relation).toBe(want);
  });

  it('of the user are known by their checks alone, whatever they are called', () => {
    const vowels = defineFormat('date', {
      applies: 'string',
      expected: 'vowels',
      test: (text: string) => /^[aeiou]+$/.test(text),
    });
    const own = createComparer({ old: new Map(), now: new Map() }, { definedFormats: [vowels] });
    const found = own.compare({ type: 'string', format: 'date' }, { type: 'string', pattern: '^[a-z]+$' }, 'any');
    expect(found).toMatchObject({ relation: 'unknown', reason: 'format' });
  });

  it('are not looked at where checks do not', () => {
    const none = createComparer({ old: new Map(), now: new Map() }, { formats: false });
    expect(none.compare({ format: 'date' }, {}, 'any').relation).toBe('equal');
  });
});

describe('items that are all different', () => {
  const unique = (more: object): SchemaJson => ({ type: 'array', uniqueItems: true, ...more }) as SchemaJson;

  it.each<[string, SchemaJson, SchemaJson, string]>([
    ['two places for one value', unique({ prefixItems: [{ const: 1 }, { const: 1 }], minItems: 2 }), false, 'equal'],
    [
      'two places for two values, the first taken by the second place',
      unique({ prefixItems: [{ enum: [1, 2] }, { const: 1 }], minItems: 2 }),
      { not: { prefixItems: [{ const: 2 }] } },
      'incomparable',
    ],
    ['more places than values', unique({ items: { type: 'boolean' }, minItems: 3 }), false, 'equal'],
    [
      'as many as there are',
      unique({ items: { type: 'boolean' }, minItems: 2 }),
      { items: { type: 'boolean' } },
      'wider',
    ],
  ])('are found or not: %s', (_, old, now, want) => expect(comparer().compare(old, now, 'any').relation).toBe(want));
});

describe('content', () => {
  it('that checks alone read is equal to itself and else unknown', () => {
    const json: SchemaJson = { type: 'string', contentMediaType: 'application/json' };
    expect(comparer().compare(json, { ...json, description: 'a note' }, 'any').relation).toBe('equal');
    expect(comparer().compare(json, { type: 'string' }, 'any')).toMatchObject({
      relation: 'unknown',
      reason: 'content',
    });
    const own: SchemaJson = { ...json, contentSchema: { type: 'object' } };
    expect(comparer().compare(json, own, 'any')).toMatchObject({ relation: 'unknown', reason: 'content' });
  });
});

describe('names of properties', () => {
  const object = (more: object): SchemaJson => ({ type: 'object', ...more }) as SchemaJson;

  it.each<[string, SchemaJson, string]>([
    [
      'come of a pattern, as many as are asked for',
      object({ patternProperties: { '^x': {} }, additionalProperties: false, minProperties: 5 }),
      'narrower',
    ],
    ['come of few that there are', object({ propertyNames: { pattern: '^[ab]$' }, minProperties: 2 }), 'narrower'],
    ['do not suffice', object({ propertyNames: { pattern: '^[ab]$' }, minProperties: 3 }), 'equal'],
    ['are none', object({ propertyNames: { type: 'integer' }, minProperties: 1 }), 'equal'],
    ['are none where nothing may stand under them', object({ additionalProperties: false, minProperties: 1 }), 'equal'],
    [
      'come of what is said and of what is not',
      object({ properties: { a: {}, b: false }, propertyNames: { maxLength: 1 }, minProperties: 40 }),
      'narrower',
    ],
  ])('%s', (_, old, want) => {
    const found = comparer().compare(old, false, 'any');
    expect(found.relation).toBe(want);
    const { minProperties } = old as { minProperties: number };
    if (want !== 'equal') expect(Object.keys(found.lost?.value as object)).toHaveLength(minProperties);
  });
});

describe('texts', () => {
  it('beside those that are listed are found among many alike, or none', () => {
    const letter: SchemaJson = { type: 'string', pattern: '^[a-c]$' };
    expect(lost(letter, { enum: ['a', 'b'] })).toEqual({ value: 'c' });
    expect(lost(letter, { enum: ['a', 'b', 'c'] })).toBe('none');
    expect(lost({ type: 'string', pattern: '^[a-c.]$' }, { enum: ['a', 'b', 'c', '|'] })).toEqual({ value: '.' });
  });
});
