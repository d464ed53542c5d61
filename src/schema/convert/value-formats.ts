import type { ValueFormat, ValueFormats } from './types.js';

const dateTime = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const date = /^\d{4}-\d\d-\d\d$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function dates(form: RegExp, write: (value: Date) => string): ValueFormat {
  return {
    test: value => typeof value !== 'string' || form.test(value),
    parse(value) {
      if (typeof value !== 'string' || !form.test(value)) return value;
      const parsed = new Date(value);
      // a leap second is valid in a text and has no Date
      return Number.isNaN(parsed.getTime()) ? value : parsed;
    },
    serialise: value => (value instanceof Date && !Number.isNaN(value.getTime()) ? write(value) : value),
  };
}

function integers(least: bigint, most: bigint): ValueFormat {
  const isWhole = (value: unknown) => Number.isInteger(value) || typeof value === 'bigint';
  return {
    test: value => typeof value !== 'number' || isWhole(value),
    parse: value => (Number.isInteger(value) ? BigInt(value as number) : value), // isInteger takes numbers only
    serialise(value) {
      if (typeof value !== 'bigint' || value < least || value > most) return value;
      const number = Number(value);
      // beyond that a number would be another one: the bigint stays, for a serialiser that can write it
      return Number.isSafeInteger(number) ? number : value;
    },
  };
}

/** `byte`: base64 in JSON, a Buffer in the program. */
const bytes: ValueFormat = {
  test: value => typeof value !== 'string' || (value.length % 4 === 0 && base64.test(value)),
  parse: value => (typeof value === 'string' && bytes.test(value) ? Buffer.from(value, 'base64') : value),
  serialise: value => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
};

/** The formats that can have values of their own, each by option. https://spec.openapis.org/registry/format/ */
export const valueFormats = Object.freeze({
  'date-time': dates(dateTime, value => value.toISOString()),
  date: dates(date, value => value.toISOString().slice(0, 10)),
  int64: integers(-(2n ** 63n), 2n ** 63n - 1n),
  uint64: integers(0n, 2n ** 64n - 1n),
  byte: bytes,
}) satisfies ValueFormats;
