import type { JsonPath } from '../types.js';

/** An object or a list; what rulesets call an object is `isRecord`. */
export function isObject(value: unknown): value is Record<string | number, unknown> {
  return value !== null && typeof value === 'object';
}

/** A JSON object, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value);
}

/** The last name of a path in quotes, to begin a sentence with; `Value` at the root. */
export function named(path: JsonPath): string {
  const last = path.at(-1);
  return last === undefined ? 'Value' : `"${last}"`;
}

/** A value as a message shows it: a text in quotes, structures by their kind. */
export function shown(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) && !(value instanceof RegExp)
    ? 'an object'
    : value instanceof RegExp
      ? String(value)
      : JSON.stringify(value);
}
