import fc from 'fast-check';
import { isMultiple } from '../../../src/schema/runtime/index.js';

/** A number as written, in units of 10 to the power of -places. */
function unitsOf(written: string, places: number): bigint {
  const [whole = '', fraction = ''] = written.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

describe('multiples of numbers', () => {
  it.each<[value: number | bigint, divisor: number, is: boolean]>([
    [2 ** 54, 2 ** 53, true],
    [2 ** 55, 2 ** 53, true],
    [2 ** 54 + 2 ** 53, 2 ** 53, true],
    [2 ** 54 + 4, 2 ** 53, false],
    [-(2 ** 55), 4096, true],
    [2n ** 55n, 2 ** 55, true],
    [2n ** 55n + 1n, 2 ** 55, false],
    // as it is printed: who writes a one with zeros behind it writes a multiple of ten
    [1e23, 10, true],
    [Number('12345678901234567890'), 10, true],
    [2 ** 53, 0.5, true],
    [2 ** 55, 0.3, false],
    [3 * 2 ** 54, 0.3, true],
    [1e308, 0.123456789, false],
    [0, 2 ** 60, true],
    [5, 2 ** 60, false],
    // a step that no double holds
    [0, Infinity, true],
    [5, Infinity, false],
    [2n ** 55n, Infinity, false],
    [2 ** 60 + 0, Number.MIN_VALUE, true],
  ])('%p of %p: %p', (value, divisor, is) => {
    expect(isMultiple(value, divisor)).toBe(is);
  });

  it('are what whole numbers of any size say that doubles hold', () => {
    const whole = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: 0, max: 37 }));
    fc.assert(
      fc.property(whole, whole, ([a, up], [b, more]) => {
        const [value, divisor] = [a * 2 ** up, b * 2 ** more]; // exact
        const isOne = BigInt(value) % BigInt(divisor) === 0n;
        const isPrinted = BigInt(String(value)) % BigInt(String(divisor)) === 0n;
        if (isOne) expect([value, divisor, isMultiple(value, divisor)]).toEqual([value, divisor, true]);
        if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor))
          expect([value, divisor, isMultiple(value, divisor)]).toEqual([value, divisor, isOne]);
        if (!isOne && !isPrinted && Number.isSafeInteger(divisor))
          expect([value, divisor, isMultiple(value, divisor)]).toEqual([value, divisor, false]);
        expect(isMultiple(BigInt(value) * 3n, divisor) || !isOne).toBe(true);
      }),
    );
  });

  it('are what decimals say as they are written', () => {
    const decimal = fc
      .tuple(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }))
      .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
    fc.assert(
      fc.property(decimal, decimal, (value, divisor) => {
        const is = unitsOf(value, 6) % unitsOf(divisor, 6) === 0n;
        expect([value, divisor, isMultiple(Number(value), Number(divisor))]).toEqual([value, divisor, is]);
      }),
    );
  });

  it('are all products of a decimal and a whole number that print as they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 1, max: 10 ** 8 }), (cents, times) => {
        const product = BigInt(cents) * BigInt(times);
        expect(isMultiple(Number(product) / 100, cents / 100)).toBe(true);
      }),
    );
  });
});
