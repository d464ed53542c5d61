import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { guardName } from '../print/guarded-name.js';
import { findProperty } from './find-property.js';
import { isSchema, schemaEntries, schemaList, stringsOf } from './schema-parts.js';
import { never, type Rewrite, type TypeSchema, type TypeScope } from './type-schema-shape.js';
import { isHidden } from './variants.js';

/** Where an object's schema stands. */
interface ObjectPlace {
  readonly scope: TypeScope;
  readonly within: readonly SchemaJson[];
  /** There is nothing beside it, so that an empty closed object is really empty. */
  readonly alone: boolean;
  readonly rewrite: Rewrite;
}

/** The object side of a schema. What is required but declared elsewhere is declared here too, so that it is required in the type. */
export function objectPart(json: JsonObject, { scope, within, alone, rewrite }: ObjectPlace): TypeSchema {
  // Below a property a type may well lead back to itself.
  const inner: TypeScope = { ...scope, id: undefined, isCyclic: () => false };
  const properties = new Map<string, TypeSchema>();
  for (const [name, property] of schemaEntries(json, 'properties')) {
    if (!isHidden(property, scope.use, scope.schemas)) properties.set(name, rewrite(property, inner));
    // Said outright, since TypeScript lets an undeclared property pass in what an async function returns.
    else if (scope.use === 'response') properties.set(name, never);
  }
  const required: string[] = [];
  for (const name of new Set(stringsOf(json['required']))) {
    const declared = scope.borrowed && !properties.has(name) ? undefined : lookUp(name, within, scope);
    if (declared !== undefined && isHidden(declared, scope.use, scope.schemas)) continue;
    if (!properties.has(name)) properties.set(name, rewrite(declared ?? true, { ...inner, borrowed: true }));
    required.push(name);
  }
  const rest = restOf(json, properties.size > 0);
  return {
    type: 'object',
    ...(properties.size > 0 && { properties: fromNames(properties), required: required.map(guardName) }),
    ...(rest === true && { additionalProperties: true }),
    ...(rest === false && alone && properties.size === 0 && { additionalProperties: never }),
    ...(typeof rest === 'object' && { additionalProperties: rewrite(rest, inner) }),
  };
}

function lookUp(name: string, within: readonly SchemaJson[], scope: TypeScope): SchemaJson | undefined {
  for (const json of within.toReversed()) {
    const found = findProperty(json, name, scope.schemas);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * What further properties may be: nothing said, none, or a schema. Beside named properties it is `true` (unknown), since in
 * TypeScript an index signature speaks of the named ones too.
 */
function restOf(json: JsonObject, beside: boolean): SchemaJson | undefined {
  const patterns = schemaEntries(json, 'patternProperties').map(([, schema]) => schema);
  const additional = isSchema(json['additionalProperties']) ? json['additionalProperties'] : undefined;
  const schemas = additional === undefined || additional === false ? patterns : [...patterns, additional];
  if (schemas.length === 0) return additional;
  if (beside || schemas.some(schema => schema === true || Object.keys(schema).length === 0)) return true;
  const open = patterns.length > 0 && additional === undefined;
  if (open) return true;
  return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}

function fromNames(properties: ReadonlyMap<string, TypeSchema>): { readonly [name: string]: Json } {
  // fromEntries defines, so that `__proto__` is a property like any other
  return Object.fromEntries([...properties].map(([name, schema]) => [guardName(name), schema]));
}

/** The array side of a schema: a tuple where its length is fixed, else a list of what its items may be. */
export function arrayPart(json: JsonObject, around: TypeScope, rewrite: Rewrite): TypeSchema {
  const scope = { ...around, id: undefined };
  const prefix = schemaList(json, 'prefixItems');
  const items = isSchema(json['items']) ? json['items'] : undefined;
  if (prefix.length === 0) return { type: 'array', items: listItem(rewrite(items ?? true, scope)) };
  const length = prefix.length;
  const most = items === false ? length : json['maxItems'];
  const isTuple =
    typeof json['minItems'] === 'number' && json['minItems'] >= length && typeof most === 'number' && most <= length;
  if (isTuple) return { type: 'array', prefixItems: prefix.map(item => rewrite(item, scope)) };
  const all = items === false ? prefix : [...prefix, items ?? true];
  return { type: 'array', items: listItem({ oneOf: all.map(item => rewrite(item, scope)) }) };
}

/** openapi-typescript takes one level off a list of lists, except where the item is plainly an array. */
function listItem(item: TypeSchema): TypeSchema {
  const [only, ...others] = Array.isArray(item['oneOf']) ? item['oneOf'] : [];
  const inner = only !== undefined && others.length === 0 ? only : item;
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as TypeSchema) : item;
}
