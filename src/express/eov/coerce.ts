import { isPlain, typesOf } from './json-type.js';

/** As ajv's option: `array` lets a single value stand for a list of one, and the other way round. */
export type Coercion = true | 'array';

/**
 * A value as one of the types that its schema has, where it can be read as one: `"1"` as 1, `"true"` as true, null as ''.
 * Numbers are texts as JSON writes them. https://ajv.js.org/coercion.html
 * @param types in the order in which they are tried
 * @returns the value itself where it has one of the types, or can't be read as any
 */
export function coerce(value: unknown, types: readonly string[], mode: Coercion): unknown {
  if (types.length === 0 || fits(value, types)) return value;
  if (mode === 'array' && Array.isArray(value) && value.length === 1) {
    if (fits(value[0], types)) return value[0];
    return coerce(value[0], types, true);
  }
  if (Array.isArray(value) || isPlain(value)) return value;
  for (const type of types) {
    if (type === 'array' && mode === 'array') return [value];
    const made = readers[type]?.(value);
    if (made !== undefined) return made;
  }
  return value;
}

function fits(value: unknown, types: readonly string[]): boolean {
  return typesOf(value).some(type => types.includes(type));
}

const written = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function number(value: unknown): number | undefined {
  if (typeof value === 'boolean' || value === null) return Number(value);
  const read = typeof value === 'string' && written.test(value) ? Number(value) : Number.NaN;
  return Number.isFinite(read) ? read : undefined;
}

/** Each gives undefined where the value can't be read so. */
const readers: Readonly<Record<string, (value: unknown) => unknown>> = {
  string: value => (value === null ? '' : typeof value === 'object' ? undefined : String(value)),
  number,
  integer(value) {
    const read = number(value);
    return Number.isInteger(read) ? read : undefined;
  },
  boolean(value) {
    if (value === 'true' || value === 1) return true;
    return value === 'false' || value === 0 || value === null ? false : undefined;
  },
  null: value => (value === '' || value === 0 || value === false ? null : undefined),
};
