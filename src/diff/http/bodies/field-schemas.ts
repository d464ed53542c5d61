// https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.1
import type { Contract, Schema, SchemaJson } from '../../../contract/index.js';
import { canonical, type Json, type JsonObject } from '../../../document/index.js';
import { isObject } from '../message/form-text.js';
import type { Side } from '../side.js';
import { allOf, deepest, saidOf, stepInto, targetOf } from '../wire/part-schema.js';

/** What a schema, and what holds beside it for every value, says of one of its properties, as a schema; undefined: nothing. */
export function fieldSchema(side: Side, form: Schema, name: string): Schema | undefined {
  return stepInto(side, form, { member: name });
}

/** What becomes of the schemas of some fields of a form, by their names; undefined: they are not declared. */
export type Replaced = ReadonlyMap<string, (json: SchemaJson) => SchemaJson | undefined>;

/** A form whose fields of some names have one value, and are else as they were: what is left to compare of it. */
export function withFixed(side: Side, form: Schema, fixed: ReadonlyMap<string, Json>): Schema {
  const values: Replaced = new Map([...fixed].map(([name, value]) => [name, () => ({ const: value })]));
  return withReplaced(side, form, values, `with ${canonical(Object.fromEntries(fixed))}`);
}

/** A form with other schemas of some of its fields. @param how tells it from others that are made of the same form */
export function withReplaced(side: Side, form: Schema, fields: Replaced, how: string): Schema {
  return madeOf(side, form, how, replacedIn(side.contract, form.json, fields));
}

/** A schema that is made of a form's. @param how tells it from others that are made of the same form */
export function madeOf(side: Side, form: Schema, how: string, json: SchemaJson): Schema {
  const { name } = form;
  return side.know({
    id: `${form.id}, ${how}`,
    ...(name !== undefined && { name }),
    get location() {
      return form.location;
    },
    locate: (pointer, part) => form.locate(pointer, part),
    json,
  });
}

function replacedIn(contract: Contract, json: SchemaJson, fields: Replaced, depth = 0): SchemaJson {
  if (typeof json === 'boolean' || depth > deepest) return json;
  const { properties, $ref, ...rest } = json;
  const target = targetOf(contract, json);
  const isTouched =
    target &&
    [...fields.keys()].some(
      member => saidOf(contract, { schema: target, pointer: '', json: target.json }, { member }, depth + 1).length > 0,
    );
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
    Object.entries(properties).flatMap(([name, json]) => {
      const replace = fields.get(name);
      // the normal form has schemas where these are asked for
      const now = replace ? replace(json as SchemaJson) : json;
      return now === undefined ? [] : [[name, now]];
    }),
  );
}
