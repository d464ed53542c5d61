import { setProperty } from '../set-property.js';

/** Where a value stands in another: names and indexes. */
export type Path = readonly (string | number)[];

/** RFC 6901. */
export function pointerOf(path: Path): string {
  return path.map(part => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Asks for removal in place of a new value. */
export const removed: unique symbol = Symbol('removed');

/** A copy of `value` in which one place holds something else; the rest is shared. */
export function withPlace(value: unknown, path: Path, replacement: unknown, depth = 0): unknown {
  const part = path[depth];
  if (part === undefined) return replacement;
  if (Array.isArray(value)) {
    const copy = [...value];
    const index = Number(part);
    if (replacement === removed && depth === path.length - 1) copy.splice(index, 1);
    else copy[index] = withPlace(copy[index], path, replacement, depth + 1);
    return copy;
  }
  const copy = {};
  for (const [name, own] of Object.entries(value as object)) {
    if (name !== part) setProperty(copy, name, own);
    else if (replacement !== removed || depth < path.length - 1) {
      setProperty(copy, name, withPlace(own, path, replacement, depth + 1));
    }
  }
  const last = depth === path.length - 1;
  if (last && replacement !== removed && !Object.hasOwn(value as object, part)) {
    setProperty(copy, String(part), replacement);
  }
  return copy;
}
