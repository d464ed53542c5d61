import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { guardName } from '../print/guarded-name.js';
import { discriminatedBranch } from './discriminator.js';
import { findProperty } from './find-property.js';
import { isObject, schemaList, stringsOf } from './schema-parts.js';
import { never, type TypeSchema, type TypeScope } from './type-schema-shape.js';

/** The values and schemas that a discriminator leads to where it stands on a schema that others extend by `allOf`. */
export function childrenOf(json: SchemaJson): ReadonlyMap<string, SchemaId> {
  if (typeof json === 'boolean') return new Map();
  const rule = json['discriminator'];
  if (!isObject(rule) || typeof rule['propertyName'] !== 'string' || !isObject(rule['mapping'])) return new Map();
  if (schemaList(json, 'oneOf').length > 0 || schemaList(json, 'anyOf').length > 0) return new Map();
  return new Map(Object.entries(rule['mapping']).map(([value, id]) => [value, String(id)]));
}

/** Whether a schema's discriminator leads to another one, which then is chosen already: it takes the schema without its children. */
export function isParentOf(json: SchemaJson, child: SchemaId | undefined): boolean {
  return child !== undefined && [...childrenOf(json).values()].includes(child);
}

/**
 * The union of the children that a parent's discriminator tells apart, as checks choose between them. It narrows.
 * https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
 */
export function childrenPart(json: JsonObject, scope: TypeScope): TypeSchema[] {
  const children = childrenOf(json);
  const rule = json['discriminator'];
  if (children.size === 0 || !isObject(rule)) return [];
  const name = String(rule['propertyName']);
  const ids = new Set(children.values());
  const refer = (id: SchemaId) => (scope.isCyclic(id) ? {} : { $ref: scope.refer(id) });
  const branches = [...ids]
    .filter(id => id !== scope.id)
    .map(id => discriminatedBranch({ $ref: id }, refer(id), rule, scope));
  const itself = [...children].flatMap(([value, id]) => (id === scope.id ? [value] : []));
  if (itself.length > 0) branches.push(tagged(name, { enum: itself }, true));
  const fallback = typeof rule['defaultMapping'] === 'string' ? rule['defaultMapping'] : undefined;
  if (fallback !== undefined) return [{ oneOf: [...branches, ...(ids.has(fallback) ? [] : [refer(fallback)])] }];
  const others = listed(json, name).filter(value => !children.has(String(value)));
  if (others.length > 0) branches.push(tagged(name, { enum: others }, true));
  if (!stringsOf(json['required']).includes(name)) branches.push(tagged(name, never, false));
  return branches.length > 0 ? [{ oneOf: branches }] : [];
}

/** The values of the property that the parent lists: those that lead to no child are the parent's own. */
function listed(json: JsonObject, name: string): readonly Json[] {
  const property = findProperty(json, name, { has: () => false, get: () => undefined });
  return isObject(property) && Array.isArray(property['enum']) ? property['enum'] : [];
}

function tagged(name: string, values: TypeSchema, required: boolean): TypeSchema {
  return {
    type: 'object',
    properties: { [guardName(name)]: values },
    ...(required && { required: [guardName(name)] }),
  };
}
