import fc from 'fast-check';
import { parseJsonKeepingBigints, stringifyKeepingBigints } from '../../../src/schema/convert/index.js';

const runs = { numRuns: 200, seed: 7 };

describe('parseJsonKeepingBigints', () => {
  it.each([
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9007199254740991', 9007199254740991],
    ['{"a":[18446744073709551615,1]}', { a: [18446744073709551615n, 1] }],
    ['"9007199254740993"', '9007199254740993'],
    ['{"9007199254740993":"x 9007199254740993"}', { '9007199254740993': 'x 9007199254740993' }],
    ['"\\"9007199254740993"', '"9007199254740993'],
    ['9007199254740993.5', 2 ** 53 + 2],
    ['1e400', Infinity],
    ['12345678901234567e2', Number('12345678901234567e2')],
    ['0.12345678901234567', Number('0.12345678901234567')],
  ])('reads %s', (text, want) => {
    expect(parseJsonKeepingBigints(text)).toEqual(want);
  });

  it('keeps __proto__ an ordinary name', () => {
    const got = parseJsonKeepingBigints('{"__proto__":9007199254740993}') as object;
    expect(Object.entries(got)).toEqual([['__proto__', 9007199254740993n]]);
  });

  it.each([
    '{9007199254740993:1}',
    `{9007199254740993${' '.repeat(200)}:1}`,
    '00009007199254740993',
    '-"9007199254740993',
    '"9007199254740993\\',
    '[1 9007199254740993]',
    '[true9007199254740993]',
    '9007199254740993.',
    '--9007199254740993',
    '+9007199254740993',
    '9007199254740993 9007199254740993',
  ])('refuses %s, which is not JSON', text => {
    expect(() => parseJsonKeepingBigints(text)).toThrow(SyntaxError);
  });

  it('reads a broken string with many quotes without trying each', () => {
    expect(() => parseJsonKeepingBigints(`[9007199254740993,"${'\\"'.repeat(200_000)}`)).toThrow(SyntaxError);
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.json().filter(text => !/\d{16}/.test(text)),
        text => {
          const want: unknown = JSON.parse(text);
          const padded = `[${text},9007199254740993]`;
          expect(parseJsonKeepingBigints(padded)).toEqual([want, 9007199254740993n]);
        },
      ),
      runs,
    );
  });
});

describe('stringifyKeepingBigints', () => {
  it('writes what is read back', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.bigInt({ min: 2n ** 60n, max: 2n ** 64n }), fc.string())),
        value => {
          expect(parseJsonKeepingBigints(stringifyKeepingBigints(value)!)).toEqual(value);
        },
      ),
      runs,
    );
  });

  it('writes integers without quotes', () => {
    expect(stringifyKeepingBigints({ id: 18446744073709551615n, name: '1' })).toBe(
      '{"id":18446744073709551615,"name":"1"}',
    );
  });
});
