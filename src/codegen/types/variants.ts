import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { hiddenMark } from '../../schema/index.js';
import type { Use } from '../../schema/types.js';
import type { FormatValueTypes } from './format-value-shape.js';
import { hasFormatValue } from './format-values.js';
import { isMarked, type SchemaIndex, type SchemaLookup, schemaEntries } from './schema-parts.js';
import { referencesOf } from './schema-references.js';
import { visitSchema } from './visit-schema.js';

/** The schemas whose type in requests, or in responses, differs from what stands in `components`. */
export interface Variants {
  readonly request: ReadonlySet<SchemaId>;
  readonly response: ReadonlySet<SchemaId>;
  /** Those that hold a format whose values are something else in handlers. */
  readonly values: ReadonlySet<SchemaId>;
}

/** What must not travel that way: readOnly in requests, writeOnly in responses. */
export function isHidden(json: SchemaJson, use: Use, schemas: SchemaLookup): boolean {
  if (use === 'any') return false;
  return isMarked(json, hiddenMark(use), schemas);
}

/** Finds the schemas that hide a property one way, and all that lead to them. */
export function findVariants(schemas: SchemaIndex, formats: FormatValueTypes): Variants {
  const users = new Map<SchemaId, SchemaId[]>();
  const request = new Set<SchemaId>();
  const response = new Set<SchemaId>();
  const values = new Set<SchemaId>();
  for (const [id, schema] of schemas) {
    visitSchema(schema.json, json => {
      for (const target of referencesOf(json)) addUser(users, target, id);
      if (formats.size > 0 && hasFormatValue(json, formats)) values.add(id);
      for (const [, property] of schemaEntries(json, 'properties')) {
        if (isHidden(property, 'request', schemas)) request.add(id);
        if (isHidden(property, 'response', schemas)) response.add(id);
      }
    });
  }
  spread(request, users);
  spread(response, users);
  spread(values, users);
  return { request, response, values };
}

function addUser(users: Map<SchemaId, SchemaId[]>, target: SchemaId, user: SchemaId): void {
  const known = users.get(target);
  if (!known) users.set(target, [user]);
  else if (known.at(-1) !== user) known.push(user);
}

function spread(ids: Set<SchemaId>, users: ReadonlyMap<SchemaId, readonly SchemaId[]>): void {
  // A set takes additions while it is walked.
  for (const id of ids) for (const user of users.get(id) ?? []) ids.add(user);
}
