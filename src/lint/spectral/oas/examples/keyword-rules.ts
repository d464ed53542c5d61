// https://json-schema.org/draft/2020-12/json-schema-validation
import { isRecord } from '../../functions/values.js';

/** The dialects that documents of OpenAPI have unless they say otherwise. */
export type PlainDialect = 'draft4' | 'draft2020-12';
type Schema = Readonly<Record<string, unknown>>;
/** Whether a keyword is as the dialect wants it, and one that is judged without ajv; the schemas in it; 'open' for a reference out. */
type KeywordRule = (value: unknown, schema: Schema, dialect: PlainDialect) => boolean | readonly unknown[];

const isText = (value: unknown) => typeof value === 'string';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isNumber = (value: unknown) => typeof value === 'number';
const never = () => false;

const types = new Set<unknown>(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);
const isScalar = (value: unknown) => value === null || typeof value !== 'object';
const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length;
const schemasIn: KeywordRule = value => (isRecord(value) ? Object.values(value) : false);
const schemaList: KeywordRule = value => (Array.isArray(value) && value.length > 0 ? value : false);
const bound: KeywordRule = (value, schema, dialect) =>
  dialect === 'draft4' ? isFlag(value) && ('minimum' in schema || 'maximum' in schema) : isNumber(value);

/** Texts that are looked at in both dialects alike. */
function isPattern(value: unknown): boolean {
  if (typeof value !== 'string' || /[^\\]\\Z/.test(value)) return false;
  try {
    return Boolean(new RegExp(value));
  } catch {
    return false;
  }
}

/** Keywords that ajv knows or the meta-schemas speak of, and that are too rare in documents to be judged here. */
const rare = [
  'id',
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$recursiveRef',
  '$recursiveAnchor',
  '$vocabulary',
  '$defs',
  'definitions',
  'additionalItems',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'dependencies',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'if',
  'then',
  'else',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'formatMinimum',
  'formatMaximum',
  'formatExclusiveMinimum',
  'formatExclusiveMaximum',
];

export const keywordRules: Readonly<Record<string, KeywordRule>> = {
  ...Object.fromEntries(rare.map(name => [name, never])),
  // A reference that the resolving of the document left leads to a component, which is no part of the schema.
  $ref: value => (typeof value === 'string' && value.startsWith('#/components/') ? ['open'] : false),
  title: isText,
  description: isText,
  $comment: isText,
  pattern: isPattern,
  format: isText,
  type: value =>
    Array.isArray(value)
      ? value.length > 0 && isUnique(value) && value.every(each => types.has(each))
      : types.has(value),
  nullable: (value, schema) =>
    isFlag(value) && 'type' in schema && !(value === false && [schema['type']].flat().includes('null')),
  enum: value => Array.isArray(value) && value.length > 0 && value.every(isScalar) && isUnique(value),
  const: (value, _schema, dialect) => dialect !== 'draft4' && isScalar(value),
  multipleOf: value => isNumber(value) && Number(value) > 0,
  maximum: isNumber,
  minimum: isNumber,
  exclusiveMaximum: (value, schema, dialect) =>
    bound(value, schema, dialect) && (dialect !== 'draft4' || 'maximum' in schema),
  exclusiveMinimum: (value, schema, dialect) =>
    bound(value, schema, dialect) && (dialect !== 'draft4' || 'minimum' in schema),
  maxLength: isCount,
  minLength: isCount,
  maxItems: isCount,
  minItems: isCount,
  maxProperties: isCount,
  minProperties: isCount,
  uniqueItems: isFlag,
  required: (value, _schema, dialect) =>
    Array.isArray(value) && value.every(isText) && isUnique(value) && (dialect !== 'draft4' || value.length > 0),
  properties: schemasIn,
  patternProperties: value => (isRecord(value) && Object.keys(value).every(isPattern) ? Object.values(value) : false),
  additionalProperties: value => (isFlag(value) ? true : [value]),
  items: value => (Array.isArray(value) ? false : [value]),
  not: value => [value],
  allOf: schemaList,
  anyOf: schemaList,
  oneOf: schemaList,
  readOnly: (value, _schema, dialect) => dialect === 'draft4' || isFlag(value),
  writeOnly: (value, _schema, dialect) => dialect === 'draft4' || isFlag(value),
  deprecated: (value, _schema, dialect) => dialect === 'draft4' || isFlag(value),
  examples: (value, _schema, dialect) => dialect === 'draft4' || Array.isArray(value),
};
