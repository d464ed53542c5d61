import { thousands } from '../../diagnostics/index.js';
import type { SchemaId } from '../types.js';
import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';
import { tooMany } from './too-many.js';

/** A component that extends another by `allOf`. */
export type Child = readonly [name: string, id: SchemaId, place: Place];

/** How many components all lists of children of a document may hold together: in a chain each is in all before it. */
const mostChildren = 100_000;

/** The components that extend a schema by `allOf`. */
export class Children {
  readonly #direct = new Map<SchemaId, Child[]>();
  readonly #found = new Map<SchemaId, readonly Child[]>();
  #count = 0;

  constructor(components: Iterable<readonly [string, Place]>, places: Places, idOf: (place: Place) => SchemaId) {
    for (const [name, place] of components) {
      const all = isRecord(place.value) ? own(place.value, 'allOf') : undefined;
      for (const part of Array.isArray(all) ? all : []) {
        const ref = isRecord(part) ? own(part, '$ref') : undefined;
        const parent = typeof ref === 'string' ? places.follow(ref, place) : undefined;
        if (parent) this.#add(idOf(parent), [name, idOf(place), place]);
      }
    }
  }

  /**
   * Those that extend a schema through any number of steps, nearest first.
   * @param place where the schema stands
   * @throws FindingsError schema-too-many
   */
  of(id: SchemaId, place: Place): readonly Child[] {
    let found = this.#found.get(id);
    if (!found) this.#found.set(id, (found = this.#descendants(id, place)));
    return found;
  }

  #add(parent: SchemaId, child: Child): void {
    const known = this.#direct.get(parent);
    if (known) known.push(child);
    else this.#direct.set(parent, [child]);
  }

  #descendants(root: SchemaId, place: Place): Child[] {
    const seen = new Set<SchemaId>([root]);
    const found: Child[] = [];
    // a Set's iterator goes on to what is added
    for (const id of seen) {
      for (const child of this.#direct.get(id) ?? []) {
        if (seen.has(child[1])) continue;
        seen.add(child[1]);
        if (++this.#count > mostChildren) throw tooMany(MESSAGE, place);
        // A mere alias is its parent by another name: no value leads to it, but what extends it are children too.
        if (!isAlias(child[2].value)) found.push(child);
      }
    }
    return found;
  }
}

const MESSAGE = `The schemas with a discriminator have more than ${thousands(mostChildren)} children together, all that extend each counted`;

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
