// https://json-schema.org/draft/2020-12/json-schema-core#section-10
import type { Schema, SchemaId, SchemaJson } from '../contract/index.js';
import type { Location } from '../diagnostics/index.js';
import type { Json, JsonObject } from '../document/index.js';
import { appendToken } from '../document/index.js';

/** A schema, or a part of one, in normal form, with the way to its place. */
export class Part {
  readonly #find: (id: SchemaId) => Schema | undefined;

  private constructor(
    readonly schema: Schema,
    readonly pointer: string,
    readonly json: JsonObject,
    find: (id: SchemaId) => Schema | undefined,
  ) {
    this.#find = find;
  }

  static of(schema: Schema, find: (id: SchemaId) => Schema | undefined): Part {
    return new Part(schema, '', objectOf(schema.json), find).#followed();
  }

  locate(part: 'key' | 'value' = 'value'): Location {
    return this.schema.locate(this.pointer, part);
  }

  /** The part under a keyword, references followed; undefined where there is none. */
  at(keyword: string, name?: string | number): Part | undefined {
    const below = this.#below(keyword, name);
    if (!below) return undefined;
    return below.#followed();
  }

  /** The types that it allows by `type`, here or in what it is composed of by `allOf`; null left out. */
  get types(): readonly string[] {
    for (const part of this.all()) {
      const { type } = part.json;
      if (typeof type === 'string') return [type];
      if (Array.isArray(type)) return type.filter(each => each !== 'null') as string[]; // types are texts
      if (part.json['properties']) return ['object'];
    }
    return [];
  }

  /** By name, with what `allOf` brings. */
  get properties(): ReadonlyMap<string, Part> {
    const found = new Map<string, Part>();
    for (const part of this.all()) {
      for (const name in objectOf(part.json['properties'])) {
        const property = found.has(name) ? undefined : part.at('properties', name);
        if (property) found.set(name, property);
      }
    }
    return found;
  }

  get required(): ReadonlySet<string> {
    return new Set(
      this.all().flatMap(({ json: { required } }) => (Array.isArray(required) ? required : [])) as string[],
    ); // names
  }

  /** Itself, and all that holds with it. */
  all(): readonly Part[] {
    const found = new Map<JsonObject, Part>();
    const enter = (part: Part): void => {
      if (found.has(part.json)) return;
      found.set(part.json, part);
      const target = part.#target();
      if (target) enter(target);
      const { allOf } = part.json;
      for (let index = 0; Array.isArray(allOf) && index < allOf.length; index++) {
        const below = part.#below('allOf', index);
        if (below) enter(below);
      }
    };
    enter(this);
    return [...found.values()];
  }

  #below(keyword: string, name?: string | number): Part | undefined {
    const holder = this.json[keyword] as SchemaJson | { readonly [name: string]: Json } | undefined; // keywords of schemas hold these
    const json = name === undefined ? holder : objectOf(holder)[name];
    if (typeof json !== 'object' || json === null) return undefined;
    const base = appendToken(this.pointer, keyword);
    const pointer = name === undefined ? base : appendToken(base, String(name));
    return new Part(this.schema, pointer, objectOf(json), this.#find);
  }

  /** Where it is nothing but a reference, what it refers to. */
  #followed(): Part {
    let part: Part = this;
    for (let steps = 0; steps < 100 && Object.keys(part.json).length === 1; steps++) {
      const target = part.#target();
      if (!target) break;
      part = target;
    }
    return part;
  }

  #target(): Part | undefined {
    const { $ref } = this.json;
    const schema = typeof $ref === 'string' ? this.#find($ref) : undefined;
    return schema && new Part(schema, '', objectOf(schema.json), this.#find);
  }
}

function objectOf(json: unknown): JsonObject {
  return typeof json === 'object' && json !== null ? (json as JsonObject) : {}; // a list is asked for indices by name
}
