import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject, Mark } from '../../document/index.js';

/** The schemas that references lead to. */
export type SchemaIndex = ReadonlyMap<SchemaId, Schema>;

/** The same, where none are counted or listed. */
export type SchemaLookup = Pick<SchemaIndex, 'has' | 'get'>;

/** The parts of a schema that a TypeScript type can say something of. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A keyword whose value is an object of schemas; empty where it is absent. */
export function schemaEntries(json: JsonObject, keyword: string): readonly (readonly [string, SchemaJson])[] {
  const value = json[keyword];
  if (!Object.hasOwn(json, keyword) || !isObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, SchemaJson] => isSchema(entry[1]));
}

/** A keyword whose value is a list of schemas; empty where it is absent. */
export function schemaList(json: JsonObject, keyword: string): readonly SchemaJson[] {
  const value = json[keyword];
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

export function isSchema(value: Json | undefined): value is SchemaJson {
  return typeof value === 'boolean' || isObject(value);
}

/** The SchemaId that a schema refers to. */
export function referenceOf(json: SchemaJson): SchemaId | undefined {
  return typeof json === 'object' && typeof json['$ref'] === 'string' ? json['$ref'] : undefined;
}

export function stringsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

/** Whether a schema, or what it refers to, carries an annotation such as `readOnly`. */
export function isMarked(json: SchemaJson, mark: Mark, schemas: SchemaLookup, depth = 0): boolean {
  if (typeof json === 'boolean' || depth > 16) return false;
  if (json[mark] === true) return true;
  const id = referenceOf(json);
  if (id !== undefined && isMarked(schemas.get(id)?.json ?? true, mark, schemas, depth + 1)) return true;
  return schemaList(json, 'allOf').some(part => isMarked(part, mark, schemas, depth + 1));
}
