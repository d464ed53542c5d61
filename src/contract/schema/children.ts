import type { SchemaId } from '../types.js';
import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';

/** For each schema the components that extend it by `allOf`, through any number of steps, in document order. */
export function indexChildren(
  components: Iterable<readonly [string, Place]>,
  places: Places,
  idOf: (place: Place) => SchemaId,
): ReadonlyMap<SchemaId, readonly (readonly [string, SchemaId])[]> {
  const direct = new Map<SchemaId, [string, SchemaId][]>();
  for (const [name, place] of components) {
    const all = isRecord(place.value) ? own(place.value, 'allOf') : undefined;
    for (const part of Array.isArray(all) ? all : []) {
      const ref = isRecord(part) ? own(part, '$ref') : undefined;
      const parent = typeof ref === 'string' ? places.follow(ref, place) : undefined;
      if (!parent) continue;
      const id = idOf(parent);
      const found = direct.get(id);
      if (found) found.push([name, idOf(place)]);
      else direct.set(id, [[name, idOf(place)]]);
    }
  }
  return new Map([...direct.keys()].map(id => [id, descendants(id, direct)]));
}

function descendants(
  root: SchemaId,
  direct: ReadonlyMap<SchemaId, readonly [string, SchemaId][]>,
): [string, SchemaId][] {
  const seen = new Set<SchemaId>([root]);
  const found: [string, SchemaId][] = [];
  const queue = [root];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const entry of direct.get(id) ?? []) {
      if (seen.has(entry[1])) continue;
      seen.add(entry[1]);
      found.push(entry);
      queue.push(entry[1]);
    }
  }
  return found;
}
