import type { Contract, Schema, SchemaJson } from '../contract/index.js';
import type { Json, JsonObject } from '../document/index.js';

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property of a document's object: `constructor` and `__proto__` are names like any other. */
export function own(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The schema that a `$ref` in normal form names. */
export function referenced(contract: Contract, json: JsonObject): Schema | undefined {
  const ref = own(json, '$ref');
  return typeof ref === 'string' ? contract.schemas.get(ref) : undefined;
}

const annotations: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  // what doubles lose of it
  '~default',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  'xml',
  '$comment',
]);

/** Says whether every value is valid, as far as a glance tells. */
export function allowsAll(json: SchemaJson): boolean {
  if (typeof json === 'boolean') return json;
  return Object.keys(json).every(keyword => annotations.has(keyword) || keyword.startsWith('x-'));
}

/**
 * The `default` that a schema or what it is made of gives first.
 * @param read how a keyword of a schema is read
 */
export function defaultOf(contract: Contract, json: SchemaJson, read = own, depth = 0): Json | undefined {
  if (!isObject(json) || depth > 16) return undefined;
  const given = read(json, 'default');
  if (given !== undefined) return given;
  const target = referenced(contract, json);
  const inherited = target && defaultOf(contract, target.json, read, depth + 1);
  if (inherited !== undefined) return inherited;
  const parts = own(json, 'allOf');
  for (const part of Array.isArray(parts) ? parts : []) {
    const found = defaultOf(contract, part as SchemaJson, read, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
