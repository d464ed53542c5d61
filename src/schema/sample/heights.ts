import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { JsonObject } from '../../document/index.js';
import { isSchemaObject, namedSchemas, type SchemaSpace, schemaIn, schemasIn, textsIn } from './schema-space.js';

/** How deep the flattest value of a schema is; Infinity where none is known to end. */
export type HeightOf = (schema: SchemaJson) => number;

/**
 * Heights of the schemas of a space: what recursion is ended with. References start at Infinity and are lowered round by
 * round until nothing changes, over those that a schema really needs.
 */
export function createHeights(space: SchemaSpace): HeightOf {
  const settled = new Map<SchemaId, number>();
  const bySchema = new WeakMap<object, number>();

  function settle(roots: ReadonlySet<SchemaId>): void {
    const open = reachable(roots, settled, space);
    lower(open, settled, space);
    for (const [id, height] of open) settled.set(id, height);
  }

  return schema => {
    if (typeof schema === 'boolean') return schema ? 0 : Infinity;
    const known = bySchema.get(schema);
    if (known !== undefined) return known;
    settle(referencesOf(schema, space));
    const height = heightOf(schema, space, id => settled.get(id) ?? Infinity);
    bySchema.set(schema, height);
    return height;
  };
}

/** The references that a schema's height depends on directly. */
function referencesOf(schema: SchemaJson, space: SchemaSpace): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  heightOf(schema, space, id => {
    found.add(id);
    return 0;
  });
  return found;
}

/** Everything that the roots lead to and that is not settled yet, at Infinity. */
function reachable(
  roots: ReadonlySet<SchemaId>,
  settled: ReadonlyMap<SchemaId, number>,
  space: SchemaSpace,
): Map<SchemaId, number> {
  const open = new Map<SchemaId, number>();
  const waiting = [...roots];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (open.has(id) || settled.has(id)) continue;
    open.set(id, Infinity);
    waiting.push(...referencesOf(space.resolve(id), space));
  }
  return open;
}

/** Lowers the open heights until a round changes none. */
function lower(open: Map<SchemaId, number>, settled: ReadonlyMap<SchemaId, number>, space: SchemaSpace): void {
  const known = (id: SchemaId): number => settled.get(id) ?? open.get(id) ?? Infinity;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [id, before] of open) {
      const now = heightOf(space.resolve(id), space, known);
      if (now < before) open.set(id, now);
      changed ||= now < before;
    }
  }
}

/** One look at a schema, with the heights of references as they are known so far. */
function heightOf(schema: SchemaJson, space: SchemaSpace, ofReference: (id: SchemaId) => number): number {
  if (typeof schema === 'boolean') return schema ? 0 : Infinity;
  const look = (json: SchemaJson): number => heightOf(json, space, ofReference);
  let height = 0;
  if (typeof schema['$ref'] === 'string') height = ofReference(schema['$ref']);
  for (const json of schemasIn(schema['allOf'])) height = Math.max(height, look(json));
  for (const choice of ['anyOf', 'oneOf']) {
    if (schema[choice] !== undefined) height = Math.max(height, Math.min(...schemasIn(schema[choice]).map(look)));
  }
  // a value that may be something else than an object or array needs nothing of what these demand
  if (schema['enum'] !== undefined || schema['const'] !== undefined) return height;
  const types = textsIn(schema['type']);
  if (types.length === 1 && types[0] === 'object') height = Math.max(height, objectHeight(schema, space, look));
  if (types.length === 1 && types[0] === 'array') height = Math.max(height, arrayHeight(schema, look));
  return height;
}

function objectHeight(schema: JsonObject, space: SchemaSpace, look: (json: SchemaJson) => number): number {
  const required = textsIn(schema['required']);
  if (required.length === 0) return 0;
  const properties = new Map(namedSchemas(schema['properties']));
  const inner = required.map(name => {
    const json = properties.get(name);
    return json === undefined || isMarked(json, space) ? 0 : look(json);
  });
  return 1 + Math.max(...inner);
}

function arrayHeight(schema: JsonObject, look: (json: SchemaJson) => number): number {
  if (!(Number(schema['minItems']) > 0)) return 0;
  const first = schemasIn(schema['prefixItems'])[0];
  return 1 + look(first ?? schemaIn(schema['items']));
}

const deepestMark = 5;

/** Whether a direction may leave a property of this schema out. */
function isMarked(schema: SchemaJson, space: SchemaSpace, depth = 0): boolean {
  if (!isSchemaObject(schema) || depth > deepestMark) return false;
  if (schema['readOnly'] === true || schema['writeOnly'] === true) return true;
  const parts = schemasIn(schema['allOf']);
  const target = typeof schema['$ref'] === 'string' ? [space.resolve(schema['$ref'])] : [];
  return [...parts, ...target].some(part => isMarked(part, space, depth + 1));
}
