import { createInterpreter } from '../../../src/schema/index.js';
import { setOf } from '../compare/judge.js';

const texts = Array.from({ length: 100 }, (_, at) => `v${at}`);
const numbers = Array.from({ length: 100 }, (_, at) => at);

describe('a long list of values', () => {
  it.each<[what: string, list: readonly unknown[], value: unknown, isOne: boolean]>([
    ['a text', texts, 'v99', true],
    ['another text', texts, 'v100', false],
    ['a number among texts', texts, 99, false],
    ['a number', numbers, 99, true],
    ['zero below none', numbers, -0, true],
    ['an integer that was kept as it is', numbers, 99n, true],
    ['another such integer', numbers, 100n, false],
    ['a text among numbers', numbers, '99', false],
    ['null among others', [...texts, null], null, true],
    ['null', texts, null, false],
    ['an object', [...texts, { a: [1] }], { a: [1] }, true],
    ['a text beside an object', [...texts, { a: [1] }], 'v7', true],
    ['another object', [...texts, { a: [1] }], { a: [2] }, false],
  ])('has %s', (_, list, value, isOne) => {
    const checks = createInterpreter(setOf([['#', { enum: list }]]));
    expect(checks.validate('#', 'any')(value) === undefined).toBe(isOne);
  });

  it('says of a value of another kind that it is one', () => {
    const check = createInterpreter(setOf([['#', { enum: texts }]])).validate('#', 'any');
    expect(check(1)![0]!.message).toMatch(/and 80 more, not an? (number|integer)$/);
    expect(check('x')![0]!.message).toMatch(/and 80 more$/);
  });
});
