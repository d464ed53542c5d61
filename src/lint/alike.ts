import { mostBranches } from './branches.js';
import { equalJson, isObject, listOf } from './read.js';

/** What says nothing of values. */
const notes = new Set([
  ...['title', 'description', 'example', 'examples', 'externalDocs', 'xml', '$comment', 'deprecated', 'default'],
  ...['readOnly', 'writeOnly'],
]);

const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs']);

function isNote(keyword: string): boolean {
  return notes.has(keyword) || keyword.startsWith('x-');
}

/** Whether two schemas of one file are written in the same words, notes aside. */
export function areWrittenAlike(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return equalJson(one, other);
  const keywords = Object.keys(one).filter(each => !isNote(each));
  if (keywords.length !== Object.keys(other).filter(each => !isNote(each)).length) return false;
  return keywords.every(keyword => {
    const [a, b] = [one[keyword], other[keyword]];
    if (b === undefined) return false;
    if (maps.has(keyword) && isObject(a) && isObject(b)) {
      const names = Object.keys(a);
      return (
        names.length === Object.keys(b).length &&
        names.every(name => Object.hasOwn(b, name) && areWrittenAlike(a[name], b[name]))
      );
    }
    if (keyword === 'enum' || keyword === 'required') return haveSame(listOf(a), listOf(b));
    if (Array.isArray(a) && Array.isArray(b))
      return a.length === b.length && a.every((each, index) => areWrittenAlike(each, b[index]));
    return isObject(a) ? areWrittenAlike(a, b) : equalJson(a, b);
  });
}

function haveSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  const known = new Set(other.map(value => JSON.stringify(value)));
  return one.length === other.length && one.every(value => known.has(JSON.stringify(value)));
}

/** Whether it is worth asking whether two schemas are equal: not where types, values, names or references differ on the surface. */
export function mayBeEqual(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return one === other;
  for (const keyword of ['type', '$ref', 'enum', 'const', 'format', 'nullable', 'pattern'])
    if (!equalJson(one[keyword], other[keyword])) return false;
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    if (!mayHaveSame(listOf(one[keyword]), listOf(other[keyword]))) return false;
  const [a, b] = [one.properties, other.properties];
  if (isObject(a) !== isObject(b)) return false;
  if (isObject(a) && isObject(b)) {
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length) return false;
    if (!names.every(name => Object.hasOwn(b, name) && mayBeEqual(a[name], b[name]))) return false;
  }
  return one.items === undefined || other.items === undefined || mayBeEqual(one.items, other.items);
}

function mayHaveSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length || one.length > mostBranches) return false;
  return one.every(part => other.some(each => mayBeEqual(part, each)));
}
