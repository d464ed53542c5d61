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

/** What becomes of the schemas of some fields of a form, by their names. */
export type Replaced = ReadonlyMap<string, (json: SchemaJson) => SchemaJson>;

/** A form whose fields of some names have one value, and are else as they were: what is left to compare of it. */
export function withFixed(side: Side, form: Schema, fixed: ReadonlyMap<string, Json>): Schema {
  const values: Replaced = new Map([...fixed].map(([name, value]) => [name, () => ({ const: value })]));
  return withReplaced(side, form, values, `with ${canonical(Object.fromEntries(fixed))}`);
}

/** A form with other schemas of some of its fields. @param how tells it from others that are made of the same form */
export function withReplaced(side: Side, form: Schema, fields: Replaced, how: string): Schema {
  const { name } = form;
  return side.know({
    id: `${form.id}, ${how}`,
    ...(name !== undefined && { name }),
    get location() {
      return form.location;
    },
    locate: (pointer, part) => form.locate(pointer, part),
    json: replacedIn(side.contract, form.json, fields),
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

function replacedIn(contract: Contract, json: SchemaJson, fields: Replaced, depth = 0): SchemaJson {
  if (typeof json === 'boolean' || depth > deepest) return json;
  const { properties, $ref, ...rest } = json;
  const target = targetOf(contract, json);
  const isTouched =
    target && [...fields.keys()].some(name => saidOf(contract, target.json, name, depth + 1).length > 0);
  const parts = [
    ...allOf(json).map(part => replacedIn(contract, part, fields, depth + 1)),
    ...(isTouched ? [replacedIn(contract, target.json, fields, depth + 1)] : []),
  ];
  return {
    ...rest,
    ...($ref !== undefined && !isTouched && { $ref }),
    ...(isObject(properties ?? null) && { properties: replacedProperties(properties as JsonObject, fields) }),
    ...(parts.length > 0 && { allOf: parts as readonly Json[] }),
  };
}

function replacedProperties(properties: JsonObject, fields: Replaced): JsonObject {
  return Object.fromEntries(
    // the normal form has schemas where these are asked for
    Object.entries(properties).map(([name, json]) => [name, fields.get(name)?.(json as SchemaJson) ?? json]),
  );
}

function targetOf({ schemas }: Contract, json: JsonObject): Schema | undefined {
  return typeof json['$ref'] === 'string' ? schemas.get(json['$ref']) : undefined;
}

function allOf(json: JsonObject): readonly SchemaJson[] {
  return Array.isArray(json['allOf']) ? (json['allOf'] as readonly SchemaJson[]) : []; // as above
}
