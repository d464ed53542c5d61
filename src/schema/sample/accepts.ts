import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { equal, includes, unique } from '../runtime/equal.js';
import { isMultiple, length } from '../runtime/measure.js';
import { isObject, namedSchemas, type SchemaSpace, schemaIn, schemasIn, textsIn } from './schema-space.js';

/** What of a value the keywords looked at so far have evaluated. https://json-schema.org/draft/2020-12/json-schema-core#section-11 */
interface Evaluated {
  readonly names: Set<string>;
  allNames: boolean;
  readonly indexes: Set<number>;
  allIndexes: boolean;
}

/** One check of one value: what stays the same all the way down. */
export interface Acceptance {
  readonly space: SchemaSpace;
  /** Properties that were left out on purpose, because of the direction; `required` lets them be missing. */
  readonly omitted?: ReadonlySet<string>;
}

type Keyword = (expected: Json, value: unknown, schema: JsonObject, at: Place) => boolean;

interface Place extends Acceptance {
  readonly depth: number;
  readonly seen: Evaluated | undefined;
}

// in-place references that lead back to themselves end here
const deepest = 300;

/**
 * Whether a value is valid, decided by reading the schema: for a part of a schema, where compiling would cost more than
 * it saves. The compiled validator has the last word.
 */
export function accepts(schema: SchemaJson, value: unknown, acceptance: Acceptance): boolean {
  return check(schema, value, { ...acceptance, depth: 0, seen: undefined });
}

function check(schema: SchemaJson, value: unknown, at: Place): boolean {
  if (typeof schema === 'boolean') return schema;
  if (at.depth > deepest) return true;
  const needs = at.seen || Object.hasOwn(schema, 'unevaluatedProperties') || Object.hasOwn(schema, 'unevaluatedItems');
  const seen = needs ? nothingSeen() : undefined;
  const here = { ...at, depth: at.depth + 1, seen };
  for (const name of Object.keys(schema)) {
    const keyword = keywords.get(name);
    if (keyword && !keyword(schema[name]!, value, schema, here)) return false;
  }
  if (seen && !checkUnevaluated(schema, value, here, seen)) return false;
  if (seen && at.seen) add(at.seen, seen);
  return true;
}

function nothingSeen(): Evaluated {
  return { names: new Set(), allNames: false, indexes: new Set(), allIndexes: false };
}

function add(to: Evaluated, from: Evaluated): void {
  for (const name of from.names) to.names.add(name);
  for (const index of from.indexes) to.indexes.add(index);
  to.allNames ||= from.allNames;
  to.allIndexes ||= from.allIndexes;
}

function checkUnevaluated(schema: JsonObject, value: unknown, at: Place, seen: Evaluated): boolean {
  const child = { ...at, seen: undefined };
  if (schema['unevaluatedProperties'] !== undefined && isObject(value) && !seen.allNames) {
    const rest = schemaIn(schema['unevaluatedProperties']);
    if (!Object.keys(value).every(name => seen.names.has(name) || check(rest, value[name], child))) return false;
    seen.allNames = true;
  }
  if (schema['unevaluatedItems'] !== undefined && Array.isArray(value) && !seen.allIndexes) {
    const rest = schemaIn(schema['unevaluatedItems']);
    if (!value.every((item, index) => seen.indexes.has(index) || check(rest, item, child))) return false;
    seen.allIndexes = true;
  }
  return true;
}

/** Tries a schema whose evaluation counts only where it accepts. */
function attempt(schema: SchemaJson, value: unknown, at: Place): boolean {
  const seen = at.seen && nothingSeen();
  if (!check(schema, value, { ...at, seen })) return false;
  if (seen && at.seen) add(at.seen, seen);
  return true;
}

const typeTests: { readonly [type: string]: (value: unknown) => boolean } = {
  null: value => value === null,
  boolean: value => typeof value === 'boolean',
  integer: value => Number.isInteger(value) || typeof value === 'bigint',
  number: value => typeof value === 'number' || typeof value === 'bigint',
  string: value => typeof value === 'string',
  array: value => Array.isArray(value),
  object: isObject,
};

function ofNumber(test: (value: number, limit: number) => boolean): Keyword {
  return (limit, value) => typeof value !== 'number' || test(value, Number(limit));
}

function ofText(test: (value: string, limit: number) => boolean): Keyword {
  return (limit, value) => typeof value !== 'string' || test(value, Number(limit));
}

function ofArray(test: (value: readonly unknown[], expected: Json, schema: JsonObject, at: Place) => boolean): Keyword {
  return (expected, value, schema, at) => !Array.isArray(value) || test(value, expected, schema, at);
}

type Members = { readonly [name: string]: unknown };
type ObjectTest = (
  value: { readonly [name: string]: unknown },
  expected: Json,
  schema: JsonObject,
  at: Place,
) => boolean;
function ofObject(test: ObjectTest): Keyword {
  return (expected, value, schema, at) => !isObject(value) || test(value, expected, schema, at);
}

const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['type', (types, value) => textsIn(types).some(type => typeTests[type]?.(value) ?? true)],
  ['enum', (values, value) => Array.isArray(values) && includes(values, value)],
  ['const', (expected, value) => equal(expected, value)],
  ['minimum', ofNumber((value, limit) => value >= limit)],
  ['maximum', ofNumber((value, limit) => value <= limit)],
  ['exclusiveMinimum', ofNumber((value, limit) => value > limit)],
  ['exclusiveMaximum', ofNumber((value, limit) => value < limit)],
  ['multipleOf', ofNumber(isMultiple)],
  ['minLength', ofText((value, limit) => length(value) >= limit)],
  ['maxLength', ofText((value, limit) => length(value) <= limit)],
  ['pattern', (pattern, value, _, at) => typeof value !== 'string' || at.space.matches(String(pattern), value)],
  ['format', (format, value, _, at) => at.space.isOfFormat(String(format), value)],
  ['minItems', ofArray((value, limit) => value.length >= Number(limit))],
  ['maxItems', ofArray((value, limit) => value.length <= Number(limit))],
  ['uniqueItems', ofArray((value, on) => on !== true || unique(value))],
  ['prefixItems', ofArray(checkPrefix)],
  ['items', ofArray(checkItems)],
  ['contains', ofArray(checkContains)],
  ['minProperties', ofObject((value, limit) => Object.keys(value).length >= Number(limit))],
  ['maxProperties', ofObject((value, limit) => Object.keys(value).length <= Number(limit))],
  [
    'required',
    ofObject((value, names, _, at) =>
      textsIn(names).every(name => Object.hasOwn(value, name) || at.omitted?.has(name)),
    ),
  ],
  ['properties', ofObject(checkProperties)],
  ['patternProperties', ofObject(checkPatternProperties)],
  ['additionalProperties', ofObject(checkAdditional)],
  [
    'propertyNames',
    ofObject((value, names, _, at) => Object.keys(value).every(name => check(schemaIn(names), name, child(at)))),
  ],
  [
    'dependentRequired',
    ofObject((value, needs) =>
      Object.entries(needs ?? {}).every(
        ([name, others]) => !Object.hasOwn(value, name) || textsIn(others).every(other => Object.hasOwn(value, other)),
      ),
    ),
  ],
  [
    'dependentSchemas',
    ofObject((value, needs, _, at) =>
      namedSchemas(needs).every(([name, json]) => !Object.hasOwn(value, name) || check(json, value, at)),
    ),
  ],
  ['$ref', (id, value, _, at) => check(at.space.resolve(String(id)), value, at)],
  ['allOf', (list, value, _, at) => schemasIn(list).every(json => check(json, value, at))],
  // every branch that accepts counts for unevaluated*, so none may be skipped
  ['anyOf', (list, value, _, at) => schemasIn(list).filter(json => attempt(json, value, at)).length > 0],
  ['oneOf', (list, value, _, at) => schemasIn(list).filter(json => attempt(json, value, at)).length === 1],
  ['not', (json, value, _, at) => !check(schemaIn(json), value, child(at))],
  [
    'if',
    (json, value, schema, at) =>
      check(schemaIn(schema[attempt(schemaIn(json), value, at) ? 'then' : 'else']), value, at),
  ],
]);

function child(at: Place): Place {
  return at.seen ? { ...at, seen: undefined } : at;
}

function checkPrefix(value: readonly unknown[], expected: Json, _: JsonObject, at: Place): boolean {
  return schemasIn(expected).every((json, index) => {
    if (index >= value.length) return true;
    at.seen?.indexes.add(index);
    return check(json, value[index], child(at));
  });
}

function checkItems(value: readonly unknown[], expected: Json, schema: JsonObject, at: Place): boolean {
  if (at.seen) at.seen.allIndexes = true;
  return value.slice(schemasIn(schema['prefixItems']).length).every(item => check(schemaIn(expected), item, child(at)));
}

function checkContains(value: readonly unknown[], expected: Json, schema: JsonObject, at: Place): boolean {
  let count = 0;
  value.forEach((item, index) => {
    if (!check(schemaIn(expected), item, child(at))) return;
    count++;
    at.seen?.indexes.add(index);
  });
  return count >= Number(schema['minContains'] ?? 1) && count <= Number(schema['maxContains'] ?? Infinity);
}

function checkProperties(
  value: { readonly [name: string]: unknown },
  expected: Json,
  _: JsonObject,
  at: Place,
): boolean {
  return namedSchemas(expected).every(([name, json]) => {
    if (!Object.hasOwn(value, name)) return true;
    at.seen?.names.add(name);
    return check(json, value[name], child(at));
  });
}

function checkPatternProperties(value: Members, expected: Json, _: JsonObject, at: Place): boolean {
  return namedSchemas(expected).every(([pattern, json]) =>
    Object.keys(value).every(name => {
      if (!at.space.matches(pattern, name)) return true;
      at.seen?.names.add(name);
      return check(json, value[name], child(at));
    }),
  );
}

function checkAdditional(value: Members, expected: Json, schema: JsonObject, at: Place): boolean {
  if (at.seen) at.seen.allNames = true;
  const named = schema['properties'];
  const patterns = namedSchemas(schema['patternProperties']);
  return Object.keys(value).every(
    name =>
      (isObject(named) && Object.hasOwn(named, name)) ||
      patterns.some(([pattern]) => at.space.matches(pattern, name)) ||
      check(schemaIn(expected), value[name], child(at)),
  );
}
