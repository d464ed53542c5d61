import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { typeNames } from './constraints.js';
import { namedSchemas, type SchemaSpace, schemaIn, schemasIn, textsIn } from './schema-space.js';

type Negation = (expected: Json, schema: JsonObject, space: SchemaSpace) => readonly SchemaJson[];

function sized(type: string, keyword: string, step: number): Negation {
  return limit => [{ type, [keyword]: Number(limit) + step }];
}

/** Keyword by keyword, schemas whose values break it (or may: the caller checks). */
const negationOf: ReadonlyMap<string, Negation> = new Map<string, Negation>([
  ['type', types => [{ type: otherTypes(textsIn(types)) }]],
  ['enum', () => [{}]],
  ['const', () => [{}]],
  ['minimum', limit => [{ type: 'number', exclusiveMaximum: limit }]],
  ['maximum', limit => [{ type: 'number', exclusiveMinimum: limit }]],
  ['exclusiveMinimum', limit => [{ type: 'number', maximum: limit }]],
  ['exclusiveMaximum', limit => [{ type: 'number', minimum: limit }]],
  ['multipleOf', () => [{ type: 'number' }]],
  ['minLength', sized('string', 'maxLength', -1)],
  ['maxLength', sized('string', 'minLength', 1)],
  ['pattern', () => [{ type: 'string' }]],
  ['format', () => [{ type: 'string' }]],
  ['minItems', sized('array', 'maxItems', -1)],
  ['maxItems', sized('array', 'minItems', 1)],
  ['uniqueItems', on => (on === true ? [{ type: 'array', minItems: 2, items: { const: 0 } }] : [])],
  ['items', itemsNegations],
  ['prefixItems', prefixNegations],
  ['contains', containsNegations],
  ['minProperties', sized('object', 'maxProperties', -1)],
  ['maxProperties', sized('object', 'minProperties', 1)],
  ['required', names => textsIn(names).map(name => ({ type: 'object', properties: named(name, false) }))],
  [
    'properties',
    list =>
      namedSchemas(list).map(([name, json]) => ({
        type: 'object',
        required: [name],
        properties: named(name, { not: json }),
      })),
  ],
  ['additionalProperties', additionalNegations],
  ['patternProperties', patternNegations],
  ['propertyNames', json => [{ type: 'object', minProperties: 1, propertyNames: { not: json } }]],
  [
    'dependentRequired',
    needs =>
      Object.entries(needs ?? {}).flatMap(([name, others]) =>
        textsIn(others).map(other => ({ type: 'object', required: [name], properties: named(other, false) })),
      ),
  ],
  [
    'dependentSchemas',
    needs => namedSchemas(needs).map(([name, json]) => ({ type: 'object', required: [name], not: json })),
  ],
  ['unevaluatedProperties', () => [{ type: 'object', minProperties: 1 }]],
  ['unevaluatedItems', () => [{ type: 'array', minItems: 1 }]],
  ['$ref', (id, _, space) => [{ not: space.resolve(String(id)) }]],
  ['allOf', list => schemasIn(list).map(json => ({ not: json }))],
  ['anyOf', list => [{ allOf: schemasIn(list).map(json => ({ not: json })) }]],
  ['oneOf', list => [{ allOf: schemasIn(list).map(json => ({ not: json })) }, { allOf: schemasIn(list).slice(0, 2) }]],
  ['not', json => [schemaIn(json)]],
  [
    'if',
    (json, schema) => [
      { allOf: [json, { not: schemaIn(schema['then']) }] },
      { allOf: [{ not: json }, { not: schemaIn(schema['else']) }] },
    ],
  ],
]);

function otherTypes(types: readonly string[]): readonly string[] {
  const closed = types.includes('number') ? [...types, 'integer'] : types;
  return typeNames.filter(type => !closed.includes(type));
}

/** A map of one property that may be named anything, `__proto__` included. */
function named(name: string, json: SchemaJson): JsonObject {
  return Object.fromEntries([[name, json]]);
}

function prefixNegations(list: Json): readonly SchemaJson[] {
  return schemasIn(list).map((json, index) => ({
    type: 'array',
    minItems: index + 1,
    prefixItems: [...Array.from({ length: index }, () => true), { not: json }],
  }));
}

function itemsNegations(json: Json, schema: JsonObject): readonly SchemaJson[] {
  const before = schemasIn(schema['prefixItems']).map(() => true);
  return [{ type: 'array', minItems: before.length + 1, prefixItems: before, items: { not: json } }];
}

function containsNegations(json: Json, schema: JsonObject): readonly SchemaJson[] {
  const { minContains = 1, maxContains } = schema;
  const few: SchemaJson = { type: 'array', items: { not: json }, maxItems: 2 };
  const many: SchemaJson = { type: 'array', items: json, minItems: Number(maxContains) + 1 };
  return [...(minContains === 0 ? [] : [few]), ...(maxContains === undefined ? [] : [many])];
}

function additionalNegations(json: Json, schema: JsonObject): readonly SchemaJson[] {
  const known = namedSchemas(schema['properties']).map(([name]) => name);
  const others = known.length > 0 && { propertyNames: { not: { enum: known } } };
  return [{ type: 'object', minProperties: 1, additionalProperties: { not: json }, ...others }];
}

function patternNegations(list: Json): readonly SchemaJson[] {
  return namedSchemas(list).map(([pattern, json]) => ({
    type: 'object',
    minProperties: 1,
    propertyNames: { pattern },
    additionalProperties: { not: json },
  }));
}

const kept = new WeakMap<JsonObject, readonly SchemaJson[]>();

/**
 * Schemas one of which most values that break a schema satisfy: where to look for values that it refuses.
 * @returns empty where the schema refuses nothing
 */
export function negations(schema: SchemaJson, space: SchemaSpace): readonly SchemaJson[] {
  if (typeof schema === 'boolean') return schema ? [] : [true];
  let found = kept.get(schema);
  if (!found) {
    found = Object.keys(schema).flatMap(name => negationOf.get(name)?.(schema[name]!, schema, space) ?? []);
    kept.set(schema, found);
  }
  return found;
}
