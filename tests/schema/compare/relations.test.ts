import { Comparer } from '../../../src/schema/compare/compare.js';

const set = (json: unknown) => new Map([['#', { id: '#', json, location: undefined } as never]]);
const rel = (a: unknown, b: unknown) => {
  const comparer = new Comparer();
  return comparer.compare({ schemas: set(a), id: '#', use: 'any' }, { schemas: set(b), id: '#', use: 'any' });
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
