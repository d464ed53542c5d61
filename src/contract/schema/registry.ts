import { createHash } from 'node:crypto';
import { FindingsError, finding, thousands } from '../../diagnostics/index.js';
import type { NodeRef } from '../../document/index.js';
import type { Schema, SchemaId, SchemaJson } from '../types.js';
import { type Child, Children } from './children.js';
import { SchemaHandle } from './handle.js';
import { isRecord, own } from './own.js';
import type { Place, Places } from './place.js';
import { child } from './pointer-tokens.js';
import { NO_SCOPE, type Scope, Scopes } from './scope.js';
import { TagReaders } from './tag-values.js';
import { tooMany } from './too-many.js';

/** How many schemas a document may have made anew for the dynamic scopes that they are reached in. */
const mostScoped = 20_000;
const MESSAGE = `The dynamic anchors make more than ${thousands(mostScoped)} schemas anew, one for each scope that a schema is reached in`;

/** Where a row of references ends, and the scope there. */
interface End {
  readonly place: Place;
  readonly scope: Scope;
}

/** Gives every place its one handle, and finds the places that references lead to. */
export class SchemaRegistry {
  readonly schemas = new Map<SchemaId, Schema>();
  readonly dynamic: boolean;
  readonly tags: TagReaders;
  #children: Children | undefined;
  /** Schemas that were made anew for another dynamic scope. */
  #scoped = 0;
  readonly #scopes = new Scopes();
  /** By scope, where nodes that are nothing but a reference end: without it a long row is walked anew from each. */
  readonly #ends = new Map<Scope, Map<string, End>>();

  /** @param normalise reads a schema; given, as it asks the registry for what the schema refers to */
  constructor(
    readonly places: Places,
    private readonly normalise: (place: Place, scope: Scope, registry: SchemaRegistry) => SchemaJson,
  ) {
    this.dynamic = places.resources.dynamic;
    this.tags = new TagReaders(places);
  }

  /** The handle of a node; where it is nothing but a reference, the handle of what it refers to. */
  schemaAt(node: NodeRef): Schema {
    const { place, scope } = this.#pass(this.places.of(node), NO_SCOPE);
    return this.handle(place, scope);
  }

  /** @throws FindingsError schema-too-many */
  handle(place: Place, scope: Scope): Schema {
    const id = this.#id(place, scope);
    let schema = this.schemas.get(id);
    if (!schema) {
      if (id !== this.#plainId(place) && ++this.#scoped > mostScoped) throw tooMany(MESSAGE, place);
      schema = new SchemaHandle(id, place, () => this.normalise(place, scope, this));
      this.schemas.set(id, schema);
    }
    return schema;
  }

  /** The schema that a reference ends at. */
  target(ref: string, from: Place, scope: Scope, quiet = false): Schema | undefined {
    const first = quiet ? this.#tryFollow(ref, from) : this.places.follow(ref, from);
    if (!first) return undefined;
    const { place, scope: inside } = this.#pass(first, this.enter(scope, first));
    return this.handle(place, inside);
  }

  /** @throws FindingsError where the reference leads nowhere */
  need(ref: string, from: Place, scope: Scope): Schema {
    const schema = this.target(ref, from, scope);
    if (schema) return schema;
    throw new FindingsError([
      finding('schema-reference-unresolved', `The reference ${JSON.stringify(ref)} leads to no schema`, {
        location: from.file.locate(from.pointer),
      }),
    ]);
  }

  /** `$dynamicRef`: as `$ref`, but where it ends at an anchor of that kind, the outermost of that name in scope counts. */
  dynamicTarget(ref: string, anchor: string, from: Place, scope: Scope): Schema {
    const first = this.places.follow(ref, from);
    if (first?.resource.dynamicAnchors.get(anchor) === first?.pointer && first) {
      const outermost = this.enter(scope, first).get(anchor);
      if (outermost) {
        const place = this.places.at(outermost.resource.file, outermost.pointer);
        return this.handle(place, this.enter(scope, place));
      }
    }
    return this.need(ref, from, scope);
  }

  /** A component of the file that a place is in, else of the root file. */
  component(name: string, from: Place): Place | undefined {
    for (const file of new Set([from.file, this.places.set.root])) {
      const place = this.places.at(file, child('/components/schemas', name));
      if (place.value !== undefined) return place;
    }
    return undefined;
  }

  /** The components that extend the schema at a place. */
  children(id: SchemaId, place: Place): readonly Child[] {
    this.#children ??= new Children(this.#components(), this.places, each => this.handle(each, NO_SCOPE).id);
    return this.#children.of(id, place);
  }

  /** Makes a handle of every component of the root file. */
  addComponents(): void {
    for (const [, place] of this.#components()) this.handle(place, NO_SCOPE);
  }

  *#components(): Iterable<[string, Place]> {
    const holder = this.places.at(this.places.set.root, '/components/schemas');
    for (const [name, value] of Object.entries(isRecord(holder.value) ? holder.value : {})) {
      yield [name, this.places.down(holder, value, name)];
    }
  }

  #tryFollow(ref: string, from: Place): Place | undefined {
    try {
      return this.places.follow(ref, from);
    } catch {
      return undefined;
    }
  }

  /** The scope within a place; what is given where the documents have no dynamic anchors. */
  enter(scope: Scope, place: Place): Scope {
    return this.dynamic ? this.#scopes.enter(scope, place) : scope;
  }

  /** Passes through nodes that are nothing but a reference. A circle of such nodes is left where it closes. */
  #pass(start: Place, scope: Scope): End {
    let end: End = { place: start, scope: this.enter(scope, start) };
    if (bareReference(start) === undefined) return end;
    const passed: (readonly [Map<string, End>, string])[] = [];
    const seen = new Set<string>();
    for (let ref = bareReference(start); ref !== undefined; ref = bareReference(end.place)) {
      const key = `${end.place.file.uri}#${end.place.pointer}`;
      const ends = this.#endsIn(end.scope);
      const known = ends.get(key);
      if (known) {
        end = known;
        break;
      }
      const next = this.places.follow(ref, end.place);
      if (!next || seen.has(key)) return end;
      seen.add(key);
      passed.push([ends, key]);
      end = { place: next, scope: this.enter(end.scope, next) };
    }
    for (const [ends, key] of passed) ends.set(key, end);
    return end;
  }

  #endsIn(scope: Scope): Map<string, End> {
    let ends = this.#ends.get(scope);
    if (!ends) this.#ends.set(scope, (ends = new Map()));
    return ends;
  }

  #plainId({ file, pointer }: Place): SchemaId {
    return `${relativeName(file.uri, this.places.set.root.uri)}#${pointer}`;
  }

  #id(place: Place, scope: Scope): SchemaId {
    const plain = this.#plainId(place);
    if (!this.dynamic) return plain;
    const key = this.#scopes.keyOf(this.enter(scope, place));
    if (key === this.#scopes.keyOf(this.enter(NO_SCOPE, place))) return plain;
    return `${plain}~${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
  }
}

/** The reference of a schema that says nothing else: before 2019-09 whatever stands beside it is void. */
function bareReference({ value, dialect }: Place): string | undefined {
  if (!isRecord(value)) return undefined;
  const ref = own(value, '$ref');
  if (typeof ref !== 'string') return undefined;
  const siblings = dialect.name === '2020-12' || dialect.name === '2019-09';
  return siblings && Object.keys(value).length > 1 ? undefined : ref;
}

/** How a file is called in ids: nothing for the root, a relative path below its folder, else its whole URI. */
function relativeName(uri: string, root: string): string {
  if (uri === root) return '';
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  return folder !== '' && uri.startsWith(folder) ? uri.slice(folder.length) : uri;
}
