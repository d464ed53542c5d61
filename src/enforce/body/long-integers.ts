import { parseJsonKeepingBigints } from '../../schema/runtime/index.js';
import type { JsonParse } from './json.js';

/**
 * JSON whose int64 is converted, read so that it is exact past 2^53. The other integers of a body stay numbers, as
 * handlers' types say: `settle` takes those back.
 * https://www.rfc-editor.org/rfc/rfc8259#section-6
 */
export const parseExactly: JsonParse = parseJsonKeepingBigints;

/** @returns the converted value, with the numbers that no conversion asked to be bigints @param convert of a plain value */
export function settle(exact: unknown, convert: (value: unknown) => unknown): unknown {
  const numbers = asNumbers(exact);
  const converted = convert(exact);
  return numbers === exact ? converted : unasked(converted, convert(numbers));
}

/** The same value where there are no bigints in it. */
function asNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return mapped(value, (_, one) => asNumbers(one));
}

function unasked(exact: unknown, plain: unknown): unknown {
  if (typeof exact === 'bigint' && typeof plain === 'number') return plain;
  return mapped(exact, (key, one) => unasked(one, (plain as { [key: string | number]: unknown } | undefined)?.[key])); // of the same form, or without bigints
}

function mapped(value: unknown, change: (key: string | number, one: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one, index) => change(index, one));
    return list.some((one, index) => one !== value[index]) ? list : value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value);
  const made = entries.map(([key, one]): [string, unknown] => [key, change(key, one)]);
  return made.some(([, one], index) => one !== entries[index]![1]) ? Object.fromEntries(made) : value;
}
