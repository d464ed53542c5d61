import type { Shape } from './shape.js';

/** Beyond that a list of branches is not compared each with each. */
export const mostBranches = 16;

/** Pairs of branches, by their indices. */
export function* pairsOf(branches: readonly unknown[]): Iterable<readonly [number, number]> {
  if (branches.length > mostBranches) return;
  for (let one = 0; one < branches.length; one++)
    for (let other = one + 1; other < branches.length; other++) yield [one, other];
}

/** How a branch is read at first sight. */
export type Read = (branch: unknown) => Shape;

/** Whether two schemas exclude each other at first sight: by types, by values, by what they say of a property that both require. */
export function areApart(one: unknown, other: unknown, read: Read): boolean {
  const [a, b] = [read(one), read(other)];
  if (isApart(a, b)) return true;
  for (const name of a.required) {
    if (!b.required.has(name)) continue;
    const [own, others] = [a.properties.get(name) ?? [], b.properties.get(name) ?? []];
    if (own.some(x => others.some(y => isApart(read(x), read(y))))) return true;
  }
  return false;
}

function isApart(one: Shape, other: Shape): boolean {
  if ((one.types & other.types) === 0) return true;
  if (!one.values || !other.values) return false;
  const known = new Set(other.values.map(value => JSON.stringify(value)));
  return !one.values.some(value => known.has(JSON.stringify(value)));
}

/** Whether the one may lie within the other: not where the other asks for properties that the one does not. */
export function mayLieWithin(one: unknown, other: unknown, read: Read): boolean {
  const [inner, outer] = [read(one), read(other)];
  if ((inner.types & ~outer.types) !== 0) return false;
  for (const name of outer.required) if (!inner.required.has(name)) return false;
  return !(outer.values && !inner.values);
}
