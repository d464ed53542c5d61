import { createInterpreter } from '../../../src/schema/index.js';
import { explain, holds } from '../../../src/schema/runtime/evaluate.js';
import type { CheckSchema, Rules } from '../../../src/schema/runtime/rules.js';

/** A schema that holds another twice, which does in turn. */
const twice = (depth: number, keyword: 'allOf' | 'anyOf'): CheckSchema =>
  Array.from({ length: depth }).reduce<CheckSchema>(inner => ({ [keyword]: [inner, inner] }) as CheckSchema, {
    type: 'string',
  } as CheckSchema);
// no pattern, format or reference is asked for
const rules = {} as Rules;

describe('what is wrong with a value', () => {
  it.each(['allOf', 'anyOf'] as const)('is found once, however often schemas hold each other by %s', keyword => {
    const schema = twice(60, keyword);
    expect(explain(schema, 7, rules).length).toBeGreaterThan(0);
    expect(explain(schema, 'text', rules)).toEqual([]);
    expect([holds(schema, 7, rules), holds(schema, 'text', rules)]).toEqual([false, true]);
  });

  it('is told of each place of one value', () => {
    const name = { type: 'string', minLength: 3 };
    const schema = { type: 'object', properties: { a: name, b: name }, allOf: [{ properties: { a: name } }] };
    const check = createInterpreter(new Map([['#', { id: '#', json: schema } as never]])).validate('#', 'any'); // of a schema its id and JSON alone are looked at
    expect(check({ a: 'x', b: 'x' })?.map(({ pointer }) => pointer)).toEqual(['/a', '/b', '/a']);
  });
});
