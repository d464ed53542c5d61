// https://spec.openapis.org/oas/v3.2.0.html#reference-object
import type { Contract, Schema } from '../../../contract/index.js';
import type { Location } from '../../../diagnostics/index.js';
import { appendToken, canonical, type Json, type JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';

/** Where words stand that are others, in both versions: what holds them, where one version has none. */
export interface Places {
  readonly before: Location;
  readonly after: Location;
}

/** Looks the places up: of many that have other words the first is told. */
export type Found = (() => Places) | undefined;

/** A way into a schema: the one that is looked into, where none is named. */
interface Way {
  readonly schema?: Schema;
  readonly pointer: string;
}

interface Ways {
  readonly before: Way;
  readonly after: Way;
}

type Schemas = Contract['schemas'];

/** Titles and descriptions of schemas that both versions have, and of the schemas within them. */
export class SchemaWords {
  readonly #before: Schemas;
  readonly #after: Schemas;
  /** What was found of schemas that one version alone refers to: circles of such end there. */
  readonly #known = new Map<Json, Map<Json, Ways | undefined>>();

  constructor(before: Schemas, after: Schemas) {
    this.#before = before;
    this.#after = after;
  }

  /** The first words that are others; what is nothing but a reference says what it refers to. */
  other(before: Schema, after: Schema): Found {
    const [old, now] = [endOf(before, this.#before), endOf(after, this.#after)];
    // the same reference as before: what is behind it is told of by itself
    if (old !== before && now !== after && old.id === now.id) return undefined;
    const found = this.#find(old.json, now.json);
    return found && (() => ({ before: located(found.before, old), after: located(found.after, now) }));
  }

  #find(before: Json | undefined, after: Json | undefined, isMap = false): Ways | undefined {
    if (Array.isArray(before) && Array.isArray(after)) return this.#branches(before, after);
    if (!isObject(before ?? null) || !isObject(after ?? null)) return undefined;
    const [old, now] = [before as JsonObject, after as JsonObject]; // as was asked
    if (!isMap && isReference(old) !== isReference(now)) return this.#behind(old, now);
    const name = isMap ? undefined : ['title', 'description'].find(word => old[word] !== now[word]);
    if (name !== undefined) return { before: wayTo(name, old), after: wayTo(name, now) };
    for (const key of Object.keys(now)) {
      if (!Object.hasOwn(old, key) || (!isMap && values.has(key))) continue;
      const found = this.#find(old[key], now[key], !isMap && maps.has(key));
      if (found) return below(key, found);
    }
    return undefined;
  }

  /** Of a schema that one version has in place, and the other by a reference. */
  #behind(before: JsonObject, after: JsonObject): Ways | undefined {
    const [from, to] = [referred(before, this.#before), referred(after, this.#after)];
    const [old, now] = [from?.json ?? before, to?.json ?? after];
    if (!isObject(old) || !isObject(now)) return undefined;
    let known = this.#known.get(old);
    if (!known) this.#known.set(old, (known = new Map()));
    if (known.has(now)) return known.get(now);
    known.set(now, undefined);
    // of a reference that leads nowhere nothing is known
    const found = isReference(old) === isReference(now) ? this.#find(old, now) : undefined;
    const within = found && { before: inside(from, found.before), after: inside(to, found.after) };
    known.set(now, within);
    return within;
  }

  /** Branches are known by their place, unless they are the same in another order. */
  #branches(before: readonly Json[], after: readonly Json[]): Ways | undefined {
    if (before.length !== after.length) return undefined;
    for (const [at, branch] of after.entries()) {
      const found = this.#find(before[at], branch);
      if (found) return areSame(before, after) ? undefined : below(String(at), found);
    }
    return undefined;
  }
}

function areSame(before: readonly Json[], after: readonly Json[]): boolean {
  const sorted = (branches: readonly Json[]) => branches.map(canonical).sort().join('\n');
  return sorted(before) === sorted(after);
}

/** Whether a schema says nothing but what it refers to. */
function isReference(json: JsonObject): boolean {
  return typeof json['$ref'] === 'string' && Object.keys(json).length === 1;
}

function referred(json: JsonObject, schemas: Schemas): Schema | undefined {
  const schema = isReference(json) ? schemas.get(json['$ref'] as string) : undefined;
  return schema && endOf(schema, schemas);
}

/** What a schema refers to through any number of such. A circle of references alone is refused where a document is loaded. */
function endOf(schema: Schema, schemas: Schemas): Schema {
  let end = schema;
  for (let json = end.json; typeof json === 'object' && isReference(json); json = end.json) {
    const next = schemas.get(json['$ref'] as string);
    if (!next) break;
    end = next;
  }
  return end;
}

function wayTo(word: string, json: JsonObject): Way {
  return { pointer: Object.hasOwn(json, word) ? `/${word}` : '' };
}

function below(name: string, { before, after }: Ways): Ways {
  const step = (way: Way) => (way.schema ? way : { pointer: `${appendToken('', name)}${way.pointer}` });
  return { before: step(before), after: step(after) };
}

function inside(schema: Schema | undefined, way: Way): Way {
  return schema && !way.schema ? { schema, pointer: way.pointer } : way;
}

function located({ schema, pointer }: Way, start: Schema): Location {
  return (schema ?? start).locate(pointer, 'key');
}

/** What has names of the document's own, and what holds values. */
export const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
export const values: ReadonlySet<string> = new Set(['enum', 'const', 'default', 'examples', 'discriminator']);
