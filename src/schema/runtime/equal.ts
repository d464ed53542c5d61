import { isObject } from './kind.js';

/**
 * Whether two JSON values are equal, whatever their members are called.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-4.2.2
 */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  }
  if (!isObject(a) || !isObject(b)) return mixed(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}

/** Longer lists of schemas are looked up. */
const mostCompared = 32;
/** By list; undefined where values may be equal that are not the same. */
const sets = new WeakMap<readonly unknown[], ReadonlySet<unknown> | undefined>();

/** Whether a list holds a value that is equal. */
export function includes(list: readonly unknown[], value: unknown): boolean {
  return list.some(one => equal(one, value));
}

/** The same of a list of a schema, which never changes. */
export function isAmong(list: readonly unknown[], value: unknown): boolean {
  const set = list.length > mostCompared && isPlain(value) ? setOf(list) : undefined;
  return set ? set.has(value) : includes(list, value);
}

function setOf(list: readonly unknown[]): ReadonlySet<unknown> | undefined {
  if (!sets.has(list)) sets.set(list, list.every(isPlain) ? new Set(list) : undefined);
  return sets.get(list);
}

function isPlain(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && typeof value !== 'bigint';
}

/** Integers that were kept as bigint equal the numbers that they are. */
function mixed(a: unknown, b: unknown): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: the comparison of bigint and number is meant.
  return (typeof a === 'bigint' || typeof b === 'bigint') && isNumeric(a) && isNumeric(b) && a == b;
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Whether no two items are equal; in linear time, since clients choose the items. */
export function unique(items: readonly unknown[]): boolean {
  const seen = new Set<unknown>();
  for (const item of items) {
    const key =
      typeof item === 'object' && item !== null ? `o${canonical(item)}` : typeof item === 'string' ? `s${item}` : item;
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}

/** A text that equal values share. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'bigint') return String(value);
  if (!isObject(value)) return JSON.stringify(value) ?? 'undefined';
  const names = Object.keys(value).sort();
  return `{${names.map(name => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`;
}
