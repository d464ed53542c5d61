import type { SchemaId } from '../types.js';
import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';

/** A component that extends another by `allOf`. */
export type Child = readonly [name: string, id: SchemaId, place: Place];

/** For each schema the components that extend it by `allOf`, through any number of steps, in document order. */
export function indexChildren(
  components: Iterable<readonly [string, Place]>,
  places: Places,
  idOf: (place: Place) => SchemaId,
): ReadonlyMap<SchemaId, readonly Child[]> {
  const direct = new Map<SchemaId, Child[]>();
  for (const [name, place] of components) {
    const all = isRecord(place.value) ? own(place.value, 'allOf') : undefined;
    for (const part of Array.isArray(all) ? all : []) {
      const ref = isRecord(part) ? own(part, '$ref') : undefined;
      const parent = typeof ref === 'string' ? places.follow(ref, place) : undefined;
      if (!parent) continue;
      const id = idOf(parent);
      const found = direct.get(id);
      if (found) found.push([name, idOf(place), place]);
      else direct.set(id, [[name, idOf(place), place]]);
    }
  }
  return new Map([...direct.keys()].map(id => [id, descendants(id, direct)]));
}

function descendants(root: SchemaId, direct: ReadonlyMap<SchemaId, readonly Child[]>): Child[] {
  const seen = new Set<SchemaId>([root]);
  const found: Child[] = [];
  const queue = [root];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const child of direct.get(id) ?? []) {
      if (seen.has(child[1])) continue;
      seen.add(child[1]);
      // A mere alias is its parent by another name: no value leads to it, but what extends it are children too.
      if (!isAlias(child[2].value)) found.push(child);
      queue.push(child[1]);
    }
  }
  return found;
}

/** Whether a schema says nothing but `allOf` with one reference, annotations aside. */
export function isAlias(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const all = own(value, 'allOf');
  return (
    Array.isArray(all) &&
    all.length === 1 &&
    isRecord(all[0]) &&
    typeof own(all[0], '$ref') === 'string' &&
    Object.keys(all[0]).length === 1 &&
    Object.keys(value).every(keyword => keyword === 'allOf' || SAYS_NOTHING.test(keyword))
  );
}

const SAYS_NOTHING = /^(?:title|description|deprecated|examples?|externalDocs|xml|\$comment|x-.*)$/s;
