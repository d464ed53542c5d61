/**
 * Where a schema holds schemas, and which keywords assert.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-10
 */
export type Holds = 'schema' | 'list' | 'map';

export const SUBSCHEMAS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
  ['items', 'schema'],
  ['contains', 'schema'],
  ['additionalProperties', 'schema'],
  ['propertyNames', 'schema'],
  ['unevaluatedItems', 'schema'],
  ['unevaluatedProperties', 'schema'],
  ['contentSchema', 'schema'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['prefixItems', 'list'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['dependentSchemas', 'map'],
]);

/** Keywords that hold schemas by name only so that references reach them, and those of older drafts. */
export const HOLDERS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  ...SUBSCHEMAS,
  ['$defs', 'map'],
  ['definitions', 'map'],
  ['additionalItems', 'schema'],
  ['dependencies', 'map'],
]);

/** Say where a schema is or how it is called: resolved, so gone from the normal form. */
export const IDENTIFIERS: ReadonlySet<string> = new Set([
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$defs',
  'definitions',
  '$schema',
  '$vocabulary',
  '$comment',
]);

/** https://json-schema.org/draft/2020-12/json-schema-validation#section-6 */
export const VALIDATION: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxContains',
  'minContains',
  'maxProperties',
  'minProperties',
  'required',
  'dependentRequired',
]);
