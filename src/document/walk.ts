import { data, type Kind, kindOfMember, mapping, schema } from './kinds.js';
import { appendToken, escapeToken } from './pointer.js';
import type { Borne, Json, JsonObject, Mark } from './types.js';

/** A `$ref` (or a `$dynamicRef` to another file, or a value of a discriminator's mapping) as written. */
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
  /** Those that stand anywhere, whatever the kind; where keys are counted, in data too. */
  readonly marks: Set<Borne>;
  /** Keys in the whole value, where they are counted. */
  keys: number;
}

export interface WalkOptions {
  /** Objects to leave out, and to add to: where a value has shared parts, or is walked in several goes. */
  readonly seen?: Set<object> | undefined;
  /** Whether each place of a reference is wanted; else the first of each text and kind, which is many times faster. */
  readonly everyPlace: boolean;
  /** Whether schemas may name themselves: in 3.0 they can not. */
  readonly names: boolean;
  /** Whether keys are wanted; else data, in which there is nothing else to find, is passed by. */
  readonly countsKeys: boolean;
  /** Objects of kind data, for a later reference into them. */
  readonly dataRoots: Set<object>;
}

/**
 * Visits every node once.
 * @param kind of the value
 */
export function walk(value: Json, pointer: string, kind: Kind, options: WalkOptions): Walked {
  const walker = new Walker(options);
  walker.run(value, pointer, kind);
  return walker.found;
}

/** Levels that are gone down in one go: what lies deeper is put off, so that no nesting is too deep for the stack. */
const mostLevels = 500;

interface PutOff {
  readonly value: Container;
  readonly pointer: string;
  readonly kind: Kind;
}

class Walker {
  readonly found: Walked = { references: [], namings: [], malformed: [], mergeKeys: [], marks: new Set(), keys: 0 };
  readonly #options: WalkOptions;
  readonly #seen: Set<object> | undefined;
  #base = '';
  /** Names and indices on the way from the base to the current value. */
  readonly #path: Step[] = [];
  readonly #putOff: PutOff[] = [];
  /** The kind with which a reference was met last, by its text. */
  readonly #met = new Map<string, Kind>();

  constructor(options: WalkOptions) {
    this.#options = options;
    this.#seen = options.seen;
  }

  run(value: Json, pointer: string, kind: Kind): void {
    if (typeof value !== 'object' || value === null) return;
    if (kind === data) {
      this.#count(value);
      return;
    }
    this.#putOff.push({ value, pointer, kind });
    for (let next = this.#putOff.pop(); next; next = this.#putOff.pop()) {
      this.#base = next.pointer;
      this.#enter(next.value, next.kind);
    }
  }

  // every name of every document comes by here once, before anything is compiled for speed: hence what is written out
  #enter(value: Container, kind: Kind): void {
    const path = this.#path;
    if (path.length >= mostLevels) {
      this.#putOff.push({ value, pointer: this.#pointer(), kind });
      return;
    }
    if (this.#seen !== undefined) {
      if (this.#seen.has(value)) return;
      this.#seen.add(value);
    }
    if (isList(value)) this.#list(value, kind, path);
    else this.#object(value, kind, path);
  }

  #list(items: readonly Json[], kind: Kind, path: Step[]): void {
    for (let index = 0; index < items.length; index++) {
      const item = items[index]!;
      if (typeof item !== 'object' || item === null) continue;
      path.push(index);
      this.#enter(item, kind);
      path.pop();
    }
  }

  #object(value: JsonObject, kind: Kind, path: Step[]): void {
    const references = this.found.references.length;
    const namings = this.found.namings.length;
    const names = kind === schema && this.#options.names;
    let keys = 0;
    let isNamed = false;
    for (const name in value) {
      keys++;
      const child = value[name]!;
      if (name === '$ref') this.#reference(child, kind, references);
      else if (name === '<<') this.found.mergeKeys.push(appendToken(this.#pointer(), name));
      else if (names && ownKeywords.has(name)) {
        if (name !== dynamicReference) isNamed = true;
        else if (leadsElsewhere(child)) this.#reference(child, kind, references, name);
      }
      if (typeof child === 'object' && child !== null) {
        const inner = kindOfMember(kind, name);
        if (inner === data) this.#data(child, name);
        else {
          path.push(name);
          this.#enter(child, inner);
          path.pop();
        }
      } else if (child === true) {
        if (isMark(name) || name === 'x-sunset') this.found.marks.add(name);
      } else if (name === 'x-sunset') this.found.marks.add(name);
      else if (kind === mapping && typeof child === 'string') this.#mapping(child, name);
    }
    this.found.keys += keys;
    // those of its parts hang on its own
    const naming = isNamed ? namingOf(value, this.#pointer()) : undefined;
    if (naming) this.found.namings.splice(namings, 0, naming);
  }

  #data(value: Container, name: string): void {
    if (name === 'x-sunset') this.found.marks.add(name);
    this.#options.dataRoots.add(value);
    this.#count(value);
  }

  #count(value: Container): void {
    if (this.#options.countsKeys) this.found.keys += keysIn(value, this.found.marks);
  }

  /** @param before those that were found before the object that holds it, whose parts come after it */
  #reference(ref: Json, kind: Kind, before: number, name = '$ref'): void {
    // in a discriminator's mapping, `$ref` is a name like any other
    if (kind === mapping) return;
    if (typeof ref === 'string' && this.#isMet(ref, kind)) return;
    const pointer = this.#pointer();
    if (typeof ref === 'string') {
      const reference = { ref, pointer, at: `${pointer}/${name}`, kind, isMapping: false };
      this.found.references.splice(before, 0, reference);
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
    // only the discriminator of a schema has a mapping
    this.found.references.push({ ref, pointer, at: appendToken(pointer, name), kind: schema, isMapping: true });
  }

  /** Only made where something is found. */
  #pointer(): string {
    let pointer = this.#base;
    for (const step of this.#path) pointer += typeof step === 'number' ? `/${step}` : `/${escapeToken(step)}`;
    return pointer;
  }
}

type Container = JsonObject | readonly Json[];
type Step = string | number;

/** It is resolved as `$ref` is, before its scope counts: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2.3.2 */
const dynamicReference = '$dynamicRef';

/** What schemas alone have since 3.1: their names, and the reference to what has some. */
const ownKeywords: ReadonlySet<string> = new Set(['$id', '$anchor', '$dynamicAnchor', dynamicReference]);

/** Whether what it is resolved to first may stand in another file; within its own there is nothing to read for it. */
function leadsElsewhere(ref: Json): boolean {
  return typeof ref === 'string' && !ref.startsWith('#');
}

/** @returns undefined where none of them is a text */
function namingOf(schema: JsonObject, pointer: string): Naming | undefined {
  const text = (name: string) => (typeof schema[name] === 'string' ? schema[name] : undefined);
  const id = text('$id');
  const anchors = [text('$anchor'), text('$dynamicAnchor')].filter(anchor => anchor !== undefined);
  if (id === undefined && anchors.length === 0) return undefined;
  return { pointer, ...(id !== undefined && { id }), anchors };
}

function isList(value: Container): value is readonly Json[] {
  return Array.isArray(value);
}

function isMark(name: string): name is Mark {
  return name === 'readOnly' || name === 'writeOnly';
}

/**
 * How many keys stand in a value, at whatever depth.
 * @param marks to add those to that stand there: it may be a schema to who refers to it
 */
function keysIn(value: Container, marks: Set<Borne>): number {
  let keys = 0;
  const todo = [value];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const inner = isList(next) ? next : Object.values(next);
    if (inner !== next) keys += inner.length;
    for (let index = 0; index < inner.length; index++) {
      const child = inner[index]!;
      if (typeof child === 'object' && child !== null) todo.push(child);
      else if (child === true && !isList(next)) for (const name of marked(next)) marks.add(name);
    }
  }
  return keys;
}

function marked(value: JsonObject): readonly Mark[] {
  return Object.keys(value).filter(isMark);
}

/** A discriminator's mapping holds names of schemas or URI references, which look alike: these signs tell. */
export function looksLikeUri(ref: string): boolean {
  return /[#/]/.test(ref) || /\.(?:ya?ml|json)$/i.test(ref);
}
