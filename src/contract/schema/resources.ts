import type { DocumentSet, SourceFile } from '../../document/index.js';
import { type DialectName, dialectOfFile } from './dialect.js';
import { HOLDERS } from './keywords.js';
import { isRecord, own } from './own.js';
import { child } from './pointer-tokens.js';
import { absolute, hasSigns, RECURSIVE, type Resource } from './resource.js';

/** All resources of a document set, by URI and by place. A file that has neither ids nor anchors is never walked. */
export class Resources {
  readonly #byUri = new Map<string, Resource>();
  readonly #byPlace = new Map<SourceFile, Map<string, Resource>>();
  /** Of the file being walked. */
  #dialect: DialectName = '2020-12';
  /** Whether any `$dynamicAnchor` or `$recursiveAnchor` exists: else scopes need not be followed. */
  readonly dynamic: boolean = false;

  constructor(set: DocumentSet) {
    for (const file of set.files.values()) {
      const root = this.#add(file, '', file.uri);
      this.#dialect = dialectOfFile(file, set).name;
      const named = this.#dialect === 'draft-04' || (hasSigns(file) && NAME.test(file.text));
      if (!named) continue;
      this.#walk(file, file.value, '', root, !isRecord(file.value) || !Object.hasOwn(file.value, 'openapi'));
    }
    for (const places of this.#byPlace.values()) {
      for (const resource of places.values()) if (resource.dynamicAnchors.size > 0) this.dynamic = true;
    }
  }

  byUri(uri: string): Resource | undefined {
    return this.#byUri.get(uri);
  }

  /** The resource whose root stands at a pointer. */
  at(file: SourceFile, pointer: string): Resource | undefined {
    return this.#byPlace.get(file)?.get(pointer);
  }

  /** Whether a part of a file is a resource of its own. */
  nestsIn(file: SourceFile): boolean {
    return (this.#byPlace.get(file)?.size ?? 0) > 1;
  }

  rootOf(file: SourceFile): Resource {
    return this.at(file, '') ?? this.#add(file, '', file.uri);
  }

  #add(file: SourceFile, pointer: string, uri: string): Resource {
    const resource: Resource = { file, pointer, uri, anchors: new Map(), dynamicAnchors: new Map() };
    let places = this.#byPlace.get(file);
    if (!places) this.#byPlace.set(file, (places = new Map()));
    places.set(pointer, resource);
    if (!this.#byUri.has(uri)) this.#byUri.set(uri, resource);
    return resource;
  }

  #walk(file: SourceFile, value: unknown, pointer: string, parent: Resource, isSchema: boolean): void {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        this.#walk(file, item, child(pointer, index), parent, isSchema);
      });
      return;
    }
    if (!isRecord(value)) return;
    const resource = this.#identify(file, value, pointer, parent);
    for (const [name, inner] of Object.entries(value)) {
      if (DATA.has(name) && !(name === 'default' && !isSchema)) continue;
      const holds = HOLDERS.get(name);
      if (holds === 'map' && isRecord(inner)) {
        for (const [key, item] of Object.entries(inner)) {
          this.#walk(file, item, child(child(pointer, name), key), resource, isSchema);
        }
      } else if (holds || !isSchema) {
        this.#walk(file, inner, child(pointer, name), resource, isSchema);
      }
    }
  }

  #identify(file: SourceFile, value: Readonly<Record<string, unknown>>, pointer: string, parent: Resource): Resource {
    let resource = parent;
    const { old, key } = ID_OF[this.#dialect] ?? { old: false, key: '$id' };
    const id = own(value, key);
    if (typeof id === 'string' && !(typeof own(value, '$ref') === 'string' && old)) {
      if (id.startsWith('#')) resource.anchors.set(id.slice(1), pointer);
      else resource = this.#add(file, pointer, absolute(id, parent.uri).replace(/#$/, ''));
    }
    const anchor = own(value, '$anchor');
    if (typeof anchor === 'string') resource.anchors.set(anchor, pointer);
    const dynamic = own(value, '$dynamicAnchor');
    if (typeof dynamic === 'string') {
      resource.anchors.set(dynamic, pointer);
      resource.dynamicAnchors.set(dynamic, pointer);
    }
    if (own(value, '$recursiveAnchor') === true) resource.dynamicAnchors.set(RECURSIVE, pointer);
    return resource;
  }
}

/** What names a resource or a place: one reading of the text for all. */
const NAME = /\$(?:id|anchor|dynamicAnchor|recursiveAnchor)/;

/** Holds values, not schemas: an `$id` in it identifies nothing. */
const DATA = new Set(['enum', 'const', 'default', 'example', 'examples']);

/** Draft 4 says `id`, and there and up to draft 7 `$ref` hides what stands beside it. */
const ID_OF: Partial<Record<DialectName, { readonly old: boolean; readonly key: string }>> = {
  'draft-04': { old: true, key: 'id' },
  'draft-06': { old: true, key: '$id' },
  'draft-07': { old: true, key: '$id' },
};
