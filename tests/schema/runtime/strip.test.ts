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

  it.each<['undeclared' | 'closed' | 'failing', unknown]>([
    ['undeclared', { a: 1, shut: {} }],
    ['closed', { a: 1, more: { x: 1, y: 2 }, shut: {}, n: 'no number' }],
    ['failing', { a: 1, more: { x: 1, y: 2 }, shut: {}, n: 'no number' }],
  ])('takes out of an open object what is %s', (mode, want) => {
    const { schemas } = componentsOf({ A: { properties: { a: true, shut: closed({}) } } });
    const check = createCompiler(schemas).validate(component('A'), 'request');
    const value = { a: 1, more: { x: 1, y: 2 }, shut: { z: 1 }, n: 'no number' };
    expect(check.strip?.(value, mode)).toEqual(want);
  });

  it.each<['undeclared' | 'closed' | 'failing', unknown]>([
    ['undeclared', { a: 1, good: 2, bad: 'x' }],
    ['closed', { a: 1, good: 2, bad: 'x' }],
    ['failing', { a: 1, good: 2 }],
  ])('takes out of an object that describes others what is %s', (mode, want) => {
    const { schemas } = componentsOf({ A: { properties: { a: true }, additionalProperties: { type: 'number' } } });
    const check = createCompiler(schemas).validate(component('A'), 'request');
    expect(check.strip?.({ a: 1, good: 2, bad: 'x' }, mode)).toEqual(want);
  });
});
