import type { Format } from '../runtime/rules.js';

/** Numbers of the OpenAPI format registry, https://spec.openapis.org/registry/format/ */
type Numeric = number | bigint;

function whole(expected: string, least: bigint, most: bigint): Format {
  const [low, high] = [Number(least), Number(most)];
  return {
    applies: 'number',
    expected,
    test(value: Numeric) {
      if (typeof value === 'bigint') return value >= least && value <= most;
      // as a double the largest of 64 bits is 2^63 or 2^64: what a valid value rounds to is let in
      return Number.isInteger(value) && value >= low && value <= high;
    },
  };
}

const float = (expected: string, test: (value: number) => boolean): Format => ({
  applies: 'number',
  expected,
  test: (value: Numeric) => test(Number(value)),
});

export const LARGEST_FLOAT = 3.4028234663852886e38;
const DECIMAL_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DECIMAL128 = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|NaN|-?INF)$/;

export function isDecimal128(text: string): boolean {
  if (!DECIMAL128.test(text)) return false;
  const digits = (text.split(/[eE]/)[0] ?? '').replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.length <= 34 || /[A-Z]/.test(text.charAt(0));
}

export const numberFormats: readonly (readonly [string, Format])[] = [
  ['int8', whole('an integer of 8 bits', -(2n ** 7n), 2n ** 7n - 1n)],
  ['int16', whole('an integer of 16 bits', -(2n ** 15n), 2n ** 15n - 1n)],
  ['int32', whole('an integer of 32 bits', -(2n ** 31n), 2n ** 31n - 1n)],
  ['int64', whole('an integer of 64 bits', -(2n ** 63n), 2n ** 63n - 1n)],
  ['uint8', whole('an unsigned integer of 8 bits', 0n, 2n ** 8n - 1n)],
  ['uint16', whole('an unsigned integer of 16 bits', 0n, 2n ** 16n - 1n)],
  ['uint32', whole('an unsigned integer of 32 bits', 0n, 2n ** 32n - 1n)],
  ['uint64', whole('an unsigned integer of 64 bits', 0n, 2n ** 64n - 1n)],
  ['double-int', whole('an integer that a double holds exactly', -(2n ** 53n) + 1n, 2n ** 53n - 1n)],
  ['unixtime', whole('a number of seconds since 1970', -(2n ** 63n), 2n ** 63n - 1n)],
  ['float', float('a number in the range of single precision', value => Math.abs(value) <= LARGEST_FLOAT)],
  ['double', float('a number in the range of double precision', Number.isFinite)],
];

/** `decimal` may be a number or a text: numbers always have it. */
export const decimalFormats: readonly (readonly [string, Format])[] = [
  ['decimal', { applies: 'string', expected: 'a decimal number', test: (text: string) => DECIMAL_NUMBER.test(text) }],
  ['decimal128', { applies: 'string', expected: 'a decimal number of at most 34 digits', test: isDecimal128 }],
];
