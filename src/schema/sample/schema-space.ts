import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';

/** What the parts of the sampler know about the closed set of schemas that they walk. */
export interface SchemaSpace {
  /** The schema that a `$ref` of the normal form leads to. */
  resolve(id: SchemaId): SchemaJson;
  /** Whether a text matches a `pattern`. */
  matches(pattern: string, text: string): boolean;
  /** Whether a value is of a format; true where the format is not known. */
  isOfFormat(format: string, value: unknown): boolean;
}

export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema at a keyword; `true` where nothing usable stands there. */
export function schemaIn(value: Json | undefined): SchemaJson {
  return typeof value === 'boolean' || isSchemaObject(value) ? value : true;
}

export function isSchemaObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schemas of a keyword that holds a list of them. */
export function schemasIn(value: Json | undefined): readonly SchemaJson[] {
  return Array.isArray(value) ? value.map(schemaIn) : [];
}

/** Names and schemas of a keyword that holds a map of them. */
export function namedSchemas(value: Json | undefined): readonly (readonly [string, SchemaJson])[] {
  return isSchemaObject(value) ? Object.entries(value).map(([name, json]) => [name, schemaIn(json)] as const) : [];
}

export function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(text => typeof text === 'string') : [];
}
