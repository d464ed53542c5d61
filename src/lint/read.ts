import type { Json, JsonObject } from '../document/index.js';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The member of an own name; `__proto__` and `constructor` are ordinary names. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

export function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

export function textsOf(value: unknown): readonly string[] {
  return listOf(value).filter((item): item is string => typeof item === 'string');
}

/** The members of an object; none where it is none. */
export function membersOf(value: unknown): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

const longest = 80;

/** A value as a message shows it: JSON, cut where it is long. */
export function show(value: unknown, most = longest): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** `'a', 'b' and 'c'`; of many the first. */
export function names(all: Iterable<string>, most = 5): string {
  const quoted = [...all].map(name => `'${shortened(name)}'`);
  const shown = quoted.slice(0, most);
  if (quoted.length > most) return `${shown.join(', ')} and ${quoted.length - most} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** A text of one line: line breaks and their like as JSON escapes them. */
function shortened(text: string): string {
  const line = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return line.length > longest ? `${line.slice(0, longest)}...` : line;
}

/** Whether two JSON values are the same; the order of members does not count. */
export function equalJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one))
    return (
      Array.isArray(other) && one.length === other.length && one.every((each, index) => equalJson(each, other[index]))
    );
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(key => Object.hasOwn(other, key) && equalJson(one[key], other[key]))
  );
}
