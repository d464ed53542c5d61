import type { Json } from '../../../src/document/index.js';
import { createCompiler } from '../../../src/schema/index.js';
import { component, componentsOf } from '../support/schemas.js';

const closed = (properties: { [name: string]: Json }, more: { [name: string]: Json } = {}) => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...more,
});

describe('strip', () => {
  it.each<[string, Json, unknown, unknown]>([
    ['what a closed object refuses', closed({ a: true }), { a: 1, b: 2 }, { a: 1 }],
    ['what an object with properties does not declare', { properties: { a: true } }, { a: 1, b: 2 }, { a: 1 }],
    ['nothing of a free object', { type: 'object' }, { a: 1 }, { a: 1 }],
    [
      'nothing of an object that says it is open',
      { properties: { a: true }, additionalProperties: {} },
      { b: 2 },
      { b: 2 },
    ],
    [
      'members beneath additionalProperties',
      { additionalProperties: { properties: { a: true } } },
      { x: { a: 1, b: 2 } },
      { x: { a: 1 } },
    ],
    ['members of items', { items: closed({ a: true }) }, [{ a: 1, b: 2 }, 3], [{ a: 1 }, 3]],
    [
      'what no part of allOf declares',
      { allOf: [{ properties: { a: true } }, { $ref: component('B') }] },
      { a: 1, b: 2, c: 3 },
      { a: 1, b: 2 },
    ],
    [
      'what unevaluatedProperties refuses',
      { $ref: component('B'), properties: { a: true }, unevaluatedProperties: false },
      { a: 1, b: 2, c: 3 },
      { a: 1, b: 2 },
    ],
    [
      'by the branch that then holds',
      { oneOf: [closed({ a: true }, { required: ['a'] }), closed({ b: true }, { required: ['b'] })] },
      { b: 1, c: 2 },
      { b: 1 },
    ],
    ['what patterns do not name', closed({}, { patternProperties: { '^x-': true } }), { 'x-a': 1, b: 2 }, { 'x-a': 1 }],
    ['by name alone', closed({ constructor: true }), JSON.parse('{"__proto__":1,"constructor":2}'), { constructor: 2 }],
    [
      'members of a recursive schema',
      { $ref: component('Tree') },
      { next: { next: {}, x: 1 } },
      { next: { next: {} } },
    ],
  ])('takes out %s', (_what, schema, value, want) => {
    const { schemas } = componentsOf({
      A: schema,
      B: { properties: { b: true } },
      Tree: closed({ next: { $ref: component('Tree') } }),
    });
    const before = JSON.stringify(value);
    const check = createCompiler(schemas).validate(component('A'), 'response');
    const left = check.strip?.(value);
    expect(left).toEqual(want);
    expect(JSON.stringify(value)).toBe(before);
    expect(JSON.stringify(want) === before).toBe(left === value);
  });
});
