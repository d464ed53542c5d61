import type { AnySchemaObject } from 'ajv';
import { isObject, isRecord } from '../../functions/values.js';

/** Which properties a value need not have though they are required. */
export interface Relaxed {
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
}

const one = new Set([
  'additionalItems',
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]);
const list = new Set(['items', 'allOf', 'anyOf', 'oneOf']);
const map = new Set(['$defs', 'definitions', 'properties', 'patternProperties', 'dependencies']);
/** What holds values, not schemas: nothing in it is taken for an identifier. */
const values = new Set([
  'default',
  'enum',
  'const',
  'required',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
]);

/**
 * A copy of a schema that examples are held against: without the `id`s that stand in examples and extensions, which a validator would take
 * for those of schemas, and without the requirement of properties that are not sent.
 */
export function adaptedSchema(schema: object, relaxed: Relaxed): AnySchemaObject {
  return copy(schema, { relaxed, isNegated: false, isSchema: true });
}

interface Place {
  readonly relaxed: Relaxed;
  readonly isNegated: boolean;
  /** Reached by keywords of JSON Schema only. */
  readonly isSchema: boolean;
}

function copy(schema: object, place: Place): AnySchemaObject {
  const entries = Object.entries(schema).map(([name, value]) => [name, copied(name, value, place)]);
  const made: AnySchemaObject = Object.fromEntries(entries);
  if (place.isSchema && !place.isNegated) relax(made, place.relaxed);
  return made;
}

function copied(name: string, value: unknown, place: Place): unknown {
  if (!isObject(value)) return value;
  const inner = name === 'not' ? { ...place, isNegated: true } : place;
  if (Array.isArray(value))
    return list.has(name) ? value.map(each => (isRecord(each) ? copy(each, inner) : each)) : value;
  if (map.has(name))
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, isRecord(each) ? copy(each, inner) : each]),
    );
  if (one.has(name)) return copy(value, inner);
  if (values.has(name)) return value;
  const { id, ...rest } = value;
  return copy(rest, { ...place, isSchema: false });
}

function relax(schema: AnySchemaObject, { readOnly, writeOnly }: Relaxed): void {
  const { properties, required } = schema;
  if (!isRecord(properties) || !Array.isArray(required)) return;
  const needed = required.filter(name => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return !(
      isRecord(property) &&
      ((readOnly && property['readOnly'] === true) || (writeOnly && property['writeOnly'] === true))
    );
  });
  if (needed.length > 0 || required.length === 0) schema['required'] = needed;
  else delete schema['required'];
}
