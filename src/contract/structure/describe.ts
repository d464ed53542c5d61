import type { Json } from '../../document/index.js';
import type { ObjectType } from './object-type.js';

/** `an Operation Object`. */
export function describe(type: ObjectType): string {
  return `${/^[AEIO]|^XML/.test(type.name) ? 'an' : 'a'} ${type.name}`;
}

/** What a value is, never what it holds. */
export function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return `a ${typeof value}`;
}

/** The name that was meant, if one of those known is a slip away. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const lower = name.toLowerCase();
  return (
    known.find(each => each.toLowerCase() === lower) ??
    known.find(each => distance(lower, each.toLowerCase()) <= (name.length > 4 ? 2 : 1))
  );
}

/** Levenshtein's distance, or 3 where it is more than 2. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) return 3;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const kept = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 3;
}
