import { data, type Kind, kindOfMember, mapping } from './kinds.js';
import { appendToken, escapeToken } from './pointer.js';
import type { Json } from './types.js';

/** A `$ref` (or a value of a discriminator's mapping) as written. */
export interface Reference {
  readonly ref: string;
  /** Of the object that holds it. */
  readonly pointer: string;
  /** Of the reference's own text. */
  readonly at: string;
  /** What has to stand where it leads. */
  readonly kind: Kind;
  /** A mapping's value may be a name instead: it need not lead anywhere. */
  readonly isMapping: boolean;
}

/** A schema that names itself: `$id`, `$anchor`, `$dynamicAnchor`. */
export interface Naming {
  readonly pointer: string;
  readonly id?: string;
  readonly anchors: readonly string[];
}

export interface Walked {
  readonly references: Reference[];
  readonly namings: Naming[];
  /** Places with a `$ref` that is no text. */
  readonly malformed: string[];
  /** Places of YAML merge keys. */
  readonly mergeKeys: string[];
  /** Keys in the whole value, where they are counted. */
  keys: number;
}

export interface WalkOptions {
  /** Objects to leave out, and to add to: where a value has shared parts, or is walked in several goes. */
  readonly seen?: Set<object> | undefined;
  /** Whether each place of a reference is wanted; else the first of each text and kind, which is many times faster. */
  readonly everyPlace: boolean;
  /** Whether keys are wanted; else data, in which there is nothing else to find, is passed by. */
  readonly countsKeys: boolean;
  /** Objects of kind data, for a later reference into them. */
  readonly dataRoots: Set<object>;
}

/**
 * Visits every node once, without recursion.
 * @param kind of the value
 */
export function walk(value: Json, pointer: string, kind: Kind, options: WalkOptions): Walked {
  const walker = new Walker(options);
  walker.run(value, pointer, kind);
  return walker.found;
}

class Walker {
  readonly found: Walked = { references: [], namings: [], malformed: [], mergeKeys: [], keys: 0 };
  readonly #options: WalkOptions;
  // one frame is spread over five arrays: a frame object for each of a million nodes costs more than the visit
  readonly #nodes: object[] = [];
  readonly #names: (readonly string[] | undefined)[] = [];
  readonly #next: number[] = [];
  readonly #kinds: Kind[] = [];
  #top = -1;
  #base = '';
  /** The kind with which a reference was met last, by its text. */
  readonly #met = new Map<string, Kind>();

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  run(value: Json, pointer: string, kind: Kind): void {
    this.#base = pointer;
    this.#enter(value, kind);
    while (this.#top >= 0) this.#step();
  }

  /** Goes on in the node on top to its next container, or leaves it. */
  #step(): void {
    const top = this.#top;
    const node = this.#nodes[top]!;
    const kind = this.#kinds[top]!;
    const names = this.#names[top];
    // frames without names are arrays, the others are objects
    const items = node as readonly Json[];
    const properties = node as { readonly [name: string]: Json };
    const length = names === undefined ? items.length : names.length;
    for (let index = this.#next[top]!; index < length; index++) {
      const child = names === undefined ? items[index] : properties[names[index]!];
      const isContainer = typeof child === 'object' && child !== null;
      if (!isContainer && kind !== mapping) continue;
      this.#next[top] = index + 1;
      const name = names?.[index];
      if (isContainer) {
        this.#enter(child, name === undefined || kind === data ? kind : kindOfMember(kind, name));
        return;
      }
      if (name !== undefined && typeof child === 'string') this.#mapping(child, name);
    }
    this.#top--;
  }

  #enter(value: Json, kind: Kind): void {
    if (typeof value !== 'object' || value === null) return;
    const { seen, dataRoots, countsKeys } = this.#options;
    if (seen && kind !== data) {
      if (seen.has(value)) return;
      seen.add(value);
    }
    if (kind === data && this.#top >= 0 && this.#kinds[this.#top] !== data) dataRoots.add(value);
    if (kind === data && !countsKeys) return;
    const top = ++this.#top;
    this.#nodes[top] = value;
    this.#next[top] = 0;
    this.#kinds[top] = kind;
    if (Array.isArray(value)) {
      this.#names[top] = undefined;
      return;
    }
    const names = Object.keys(value);
    this.#names[top] = names;
    this.found.keys += names.length;
    if (kind === data) return;
    // the array case is handled above
    this.#object(value as { readonly [name: string]: Json }, names, kind);
  }

  #object(value: { readonly [name: string]: Json }, names: readonly string[], kind: Kind): void {
    let anchors: string[] | undefined;
    let id: string | undefined;
    for (let index = 0; index < names.length; index++) {
      const name = names[index]!;
      const first = name.charCodeAt(0);
      if (first === 0x3c && name === '<<') this.found.mergeKeys.push(appendToken(this.#pointer(), name));
      if (first !== 0x24) continue;
      const child = value[name];
      if (name === '$ref') this.#reference(child!, kind);
      else if (kind.component === 'schemas' && typeof child === 'string') {
        if (name === '$id') id = child;
        else if (name === '$anchor' || name === '$dynamicAnchor') (anchors ??= []).push(child);
      }
    }
    if (id === undefined && anchors === undefined) return;
    this.found.namings.push({ pointer: this.#pointer(), ...(id !== undefined && { id }), anchors: anchors ?? [] });
  }

  #reference(ref: Json, kind: Kind): void {
    // in a discriminator's mapping, `$ref` is a name like any other
    if (kind === mapping) return;
    if (typeof ref === 'string' && this.#isMet(ref, kind)) return;
    const pointer = this.#pointer();
    if (typeof ref === 'string') {
      this.found.references.push({ ref, pointer, at: `${pointer}/$ref`, kind, isMapping: false });
    } else if (!kind.members) this.found.malformed.push(`${pointer}/$ref`);
  }

  #isMet(ref: string, kind: Kind): boolean {
    if (this.#options.everyPlace) return false;
    if (this.#met.get(ref) === kind) return true;
    this.#met.set(ref, kind);
    return false;
  }

  #mapping(ref: string, name: string): void {
    if (this.#isMet(ref, mapping)) return;
    const pointer = this.#pointer();
    const kind = schemaKindOf(this.#kinds, this.#top);
    this.found.references.push({ ref, pointer, at: appendToken(pointer, name), kind, isMapping: true });
  }

  /** Of the node on top: only made where something is found. */
  #pointer(): string {
    let pointer = this.#base;
    for (let at = 0; at < this.#top; at++) {
      const index = this.#next[at]! - 1;
      const names = this.#names[at];
      pointer += names === undefined ? `/${index}` : `/${escapeToken(names[index]!)}`;
    }
    return pointer;
  }
}

/** A mapping stands in a discriminator, and that in a schema. */
function schemaKindOf(kinds: readonly Kind[], top: number): Kind {
  return kinds[top - 2] ?? data;
}

/** A discriminator's mapping holds names of schemas or URI references, which look alike: these signs tell. */
export function looksLikeUri(ref: string): boolean {
  return /[#/]/.test(ref) || /\.(?:ya?ml|json)$/i.test(ref);
}
