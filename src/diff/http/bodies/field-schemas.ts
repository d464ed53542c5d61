// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.1
import type { Contract, Schema, SchemaJson } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';
import type { Side } from '../side.js';

/** References and `allOf` that are followed within each other. */
const deepest = 8;

/** What a schema, and what holds beside it for every value, says of one of its properties, as a schema; undefined: nothing. */
export function fieldSchema(side: Side, form: Schema, name: string): Schema | undefined {
  const found = saidOf(side.contract, form.json, name);
  if (found.length === 0) return undefined;
  const json: SchemaJson = found.length === 1 ? found[0]! : { allOf: found as readonly Json[] };
  const pointer = `/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return side.know({
    id: `${form.id}, field ${name}`,
    // worked out where something is told alone
    get location() {
      return form.locate(pointer);
    },
    locate: (inner, part) => form.locate(pointer + inner, part),
    json,
  });
}

/** A form whose fields of some names have one value, and are else as they were: what is left to compare of it. */
export function withFixed(side: Side, form: Schema, fixed: ReadonlyMap<string, Json>): Schema {
  const { name } = form;
  return side.know({
    id: `${form.id}, with ${canonical(Object.fromEntries(fixed))}`,
    ...(name !== undefined && { name }),
    get location() {
      return form.location;
    },
    locate: (pointer, part) => form.locate(pointer, part),
    json: fixedIn(side.contract, form.json, fixed),
  });
}

function saidOf(contract: Contract, json: SchemaJson, name: string, depth = 0): SchemaJson[] {
  if (typeof json === 'boolean' || depth > deepest) return [];
  const properties = json['properties'];
  const own = isObject(properties ?? null) && Object.hasOwn(properties as JsonObject, name);
  const target = targetOf(contract, json);
  return [
    // the normal form has schemas, and lists of them, where these are asked for
    ...(own ? [(properties as JsonObject)[name] as SchemaJson] : []),
    ...(target ? saidOf(contract, target.json, name, depth + 1) : []),
    ...allOf(json).flatMap(part => saidOf(contract, part, name, depth + 1)),
  ];
}

function fixedIn(contract: Contract, json: SchemaJson, fixed: ReadonlyMap<string, Json>, depth = 0): SchemaJson {
  if (typeof json === 'boolean' || depth > deepest) return json;
  const { properties, $ref, ...rest } = json;
  const target = targetOf(contract, json);
  const isTouched = target && [...fixed.keys()].some(name => saidOf(contract, target.json, name, depth + 1).length > 0);
  const parts = [
    ...allOf(json).map(part => fixedIn(contract, part, fixed, depth + 1)),
    ...(isTouched ? [fixedIn(contract, target.json, fixed, depth + 1)] : []),
  ];
  return {
    ...rest,
    ...($ref !== undefined && !isTouched && { $ref }),
    ...(isObject(properties ?? null) && { properties: fixedProperties(properties as JsonObject, fixed) }),
    ...(parts.length > 0 && { allOf: parts as readonly Json[] }),
  };
}

function fixedProperties(properties: JsonObject, fixed: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([name, json]) => [name, fixed.has(name) ? { const: fixed.get(name)! } : json]),
  );
}

function targetOf({ schemas }: Contract, json: JsonObject): Schema | undefined {
  return typeof json['$ref'] === 'string' ? schemas.get(json['$ref']) : undefined;
}

function allOf(json: JsonObject): readonly SchemaJson[] {
  return Array.isArray(json['allOf']) ? (json['allOf'] as readonly SchemaJson[]) : []; // as above
}
