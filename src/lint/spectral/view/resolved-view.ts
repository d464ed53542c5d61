import type { DocumentSet, Json, NodeRef } from '../../../document/index.js';
import type { Sharing } from '../json-path/index.js';
import { circularReferences } from './circles.js';
import { References } from './references.js';

/** Levels of one value within another, references followed: beyond them, references stay as they are. */
const deepest = 2000;

/**
 * A document with what its references lead to in their places. A part that several lead to is one object in all those places,
 * so the whole is no larger than the documents. References in a circle stay. Nothing of the documents is changed.
 */
export class ResolvedView implements Sharing {
  readonly value: Json;
  /** The objects that references lead to. */
  readonly parts = new Set<object>();
  readonly #references: References;
  readonly #circular: ReadonlySet<object>;
  readonly withOwnPlaces = new Set<object>();
  readonly #made = new Map<object, Json>();
  /** By container made, the names under which references were; those of which `$ref` was not all are true. */
  readonly #sites = new Map<object, Map<string, boolean>>();

  constructor(set: DocumentSet) {
    this.#references = new References(set);
    this.#circular = circularReferences(this.#references);
    this.value = this.#make(set.root.value, 0);
  }

  /** What stands in the place of this object; undefined where it is no reference, or one that stays. */
  target(value: Json | undefined): NodeRef | undefined {
    if (typeof value !== 'object' || value === null || this.#circular.has(value)) return undefined;
    return this.#references.target(value);
  }

  siteOf(container: object, key: string | number): 'reference' | 'own' | undefined {
    const isOwn = this.#sites.get(container)?.get(String(key));
    if (isOwn === undefined) return undefined;
    return isOwn ? 'own' : 'reference';
  }

  #make(value: Json, depth: number): Json {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#made.get(value);
    if (known !== undefined) return known;
    const target = depth > deepest ? undefined : this.target(value);
    const made = target ? this.#make(target.value, depth + 1) : this.#copy(value, depth);
    this.#made.set(value, made);
    if (this.#references.isTarget(value) && typeof made === 'object' && made !== null) this.parts.add(made);
    return made;
  }

  /** The value itself where nothing in it is replaced. */
  #copy(value: Exclude<Json, null | boolean | number | string>, depth: number): Json {
    if (this.#references.target(value)) return value;
    let copy: Record<string, Json> | Json[] | undefined;
    const sites = new Map<string, boolean>();
    let hasOwn = false;
    for (const [name, child] of Object.entries(value) as [string, Json][]) {
      const made = this.#make(child, depth + 1);
      if (made === child) continue;
      const isSite = this.target(child) !== undefined;
      // a reference is an object
      if (isSite) sites.set(name, Object.keys(child as object).length > 1);
      hasOwn ||= isSite ? sites.get(name) === true : this.withOwnPlaces.has(made as object);
      // a copy of a list is a list
      copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, Json> | Json[];
      define(copy, name, made);
    }
    if (copy && sites.size > 0) this.#sites.set(copy, sites);
    if (copy && hasOwn) this.withOwnPlaces.add(copy);
    return copy ?? value;
  }
}

/** As an assignment, but for `__proto__`, which is a name like any other. */
function define(copy: object, name: string, value: Json): void {
  Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true });
}
