import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { guardName } from '../print/guarded-name.js';
import { findProperty } from './find-property.js';
import { isObject, referenceOf, type SchemaLookup } from './schema-parts.js';
import type { TypeSchema, TypeScope } from './type-schema-shape.js';

/**
 * Writes the discriminator's value into a branch of a union, so that the type narrows.
 * https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
 * @returns the branch as it was where it says so itself, or says something else
 */
export function discriminatedBranch(
  branch: SchemaJson,
  type: TypeSchema,
  discriminator: JsonObject,
  scope: TypeScope,
): TypeSchema {
  const name = discriminator['propertyName'];
  const id = referenceOf(branch);
  if (typeof name !== 'string' || id === undefined) return type;
  const mapping = isObject(discriminator['mapping']) ? discriminator['mapping'] : {};
  const values = valuesOf(mapping).get(id) ?? [];
  const declared = declaredValues(findProperty(branch, name, scope.schemas), scope.schemas);
  const allowed = declared === 'any' ? values : values.filter(value => declared.includes(value));
  const saysItself = declared !== 'any' && declared.every(value => values.includes(String(value)));
  if (allowed.length === 0 || saysItself) return type;
  const constant = {
    type: 'object',
    properties: { [guardName(name)]: { enum: allowed } },
    required: [guardName(name)],
  };
  return { allOf: [type, constant] };
}

/** The values that lead to each schema, found once: all of many branches ask. */
function valuesOf(mapping: JsonObject): ReadonlyMap<Json, readonly string[]> {
  let values = inverses.get(mapping);
  if (!values) {
    inverses.set(mapping, (values = new Map()));
    for (const [value, id] of Object.entries(mapping)) {
      const others = values.get(id);
      if (others) others.push(value);
      else values.set(id, [value]);
    }
  }
  return values;
}

const inverses = new WeakMap<JsonObject, Map<Json, string[]>>();

/** The values that the property's schema lists; nothing that a text can match where it is no string. */
function declaredValues(json: SchemaJson | undefined, schemas: SchemaLookup, depth = 0): 'any' | readonly Json[] {
  if (json === undefined || typeof json === 'boolean' || depth > 16) return 'any';
  if (Object.hasOwn(json, 'const')) return [json['const'] ?? null];
  if (Array.isArray(json['enum'])) return json['enum'];
  const id = referenceOf(json);
  if (id !== undefined) return declaredValues(schemas.get(id)?.json, schemas, depth + 1);
  const types = Array.isArray(json['type']) ? json['type'] : [json['type'] ?? 'string'];
  return types.includes('string') ? 'any' : [];
}
