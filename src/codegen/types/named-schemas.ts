import type { Schema, SchemaId } from '../../contract/index.js';
import type { SchemaIndex } from './schema-parts.js';
import { referencesOf } from './schema-references.js';
import { visitSchema } from './visit-schema.js';

/**
 * The schemas that get a name of their own in the types: components, and whatever a reference leads to. The others are
 * written where they stand.
 */
export function namedSchemas(schemas: SchemaIndex): ReadonlyMap<SchemaId, Schema> {
  const referenced = new Set<SchemaId>();
  // Reading a schema may add those that it leads to; a Map gives them in turn.
  for (const schema of schemas.values()) {
    visitSchema(schema.json, json => {
      for (const id of referencesOf(json)) referenced.add(id);
    });
  }
  return new Map([...schemas].filter(([id, { name }]) => name !== undefined || referenced.has(id)));
}
