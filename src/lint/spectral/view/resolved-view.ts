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
    // names of a list are its indices
    const made = target ? this.#make(target.value, depth + 1) : this.#copy(value as Container, depth);
    this.#made.set(value, made);
    if (this.#references.isTarget(value) && typeof made === 'object' && made !== null) this.parts.add(made);
    return made;
  }

  /** The value itself where nothing in it is replaced. */
  #copy(value: Container, depth: number): Container {
    if (this.#references.target(value)) return value;
    let copy: Record<string, Json> | undefined;
    for (const name in value) {
      const child = value[name]!;
      if (typeof child !== 'object' || child === null) continue;
      const made = this.#make(child, depth + 1);
      if (made === child) continue;
      // a copy of a list is a list, of which names are indices
      copy ??= (Array.isArray(value) ? [...value] : { ...value }) as Record<string, Json>;
      // an own member is written over, whatever its name
      copy[name] = made;
      this.#site(copy, name, child, made);
    }
    // what is copied is a container
    return (copy as Container | undefined) ?? value;
  }

  #site(copy: object, name: string, child: Json, made: Json): void {
    const isSite = this.target(child) !== undefined;
    // a reference is an object
    const isOwn = isSite && Object.keys(child as object).length > 1;
    if (isOwn || (!isSite && this.withOwnPlaces.has(made as object))) this.withOwnPlaces.add(copy);
    if (!isSite) return;
    const sites = this.#sites.get(copy);
    if (sites) sites.set(name, isOwn);
    else this.#sites.set(copy, new Map([[name, isOwn]]));
  }
}

/** An object or a list, of which names may be indices. */
type Container = { readonly [name: string]: Json };
