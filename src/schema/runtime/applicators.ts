import { counted } from './assertions.js';
import { anyOf, oneOf } from './branches.js';
import { below, descend, type Frame, fail, here, type KeywordCheck } from './frame.js';
import { isObject } from './kind.js';
import type { CheckSchema } from './rules.js';

type SchemaMap = Readonly<Record<string, CheckSchema>>;

/** https://json-schema.org/draft/2020-12/json-schema-core#section-10 */
export const applicators: ReadonlyMap<string, KeywordCheck> = new Map<string, KeywordCheck>([
  ['$ref', reference],
  ['allOf', allOf],
  ['anyOf', anyOf],
  ['oneOf', oneOf],
  ['not', not],
  ['if', conditional],
  ['properties', properties],
  ['patternProperties', patternProperties],
  ['additionalProperties', additionalProperties],
  ['propertyNames', propertyNames],
  ['dependentSchemas', dependentSchemas],
  ['prefixItems', prefixItems],
  ['items', items],
  ['contains', contains],
]);

function reference(id: string, frame: Frame): void {
  frame.out.also(here(frame, frame.rules.lookup(id), '$ref'));
}

function allOf(schemas: readonly CheckSchema[], frame: Frame): void {
  for (const schema of schemas) frame.out.also(here(frame, schema, 'allOf'));
}

function not(schema: CheckSchema, frame: Frame): void {
  if (here(frame, schema, 'not').valid) fail(frame, 'not', 'must not be what the schema under "not" describes');
}

function conditional(schema: CheckSchema, frame: Frame): void {
  const outcome = here(frame, schema, 'if');
  if (outcome.valid) frame.out.evaluatedAlso(outcome);
  const next = frame.schema[outcome.valid ? 'then' : 'else'];
  // The normal form holds nothing but schemas there.
  if (next !== undefined) frame.out.also(here(frame, next as CheckSchema, outcome.valid ? 'then' : 'else'));
}

function properties(schemas: SchemaMap, frame: Frame): void {
  if (!isObject(frame.value)) return;
  const own = Object.keys(frame.value);
  // of more the order is that of the schema, in which violations are told
  for (const name of own.length > 1 ? Object.keys(schemas) : own) {
    if (!Object.hasOwn(frame.value, name) || !Object.hasOwn(schemas, name)) continue;
    frame.out.names.add(name);
    below(frame, schemas[name]!, name, 'properties');
  }
}

function patternProperties(schemas: SchemaMap, frame: Frame): void {
  if (!isObject(frame.value)) return;
  for (const [pattern, schema] of Object.entries(schemas)) {
    const matcher = frame.rules.matcher(pattern);
    for (const name of Object.keys(frame.value)) {
      if (frame.out.full) return;
      if (!matcher.test(name)) continue;
      frame.out.names.add(name);
      below(frame, schema, name, 'patternProperties');
    }
  }
}

function additionalProperties(schema: CheckSchema, frame: Frame): void {
  if (!isObject(frame.value)) return;
  const named = (frame.schema['properties'] ?? {}) as SchemaMap;
  const matchers = Object.keys((frame.schema['patternProperties'] ?? {}) as SchemaMap).map(frame.rules.matcher);
  for (const name of Object.keys(frame.value)) {
    if (frame.out.full) return;
    if (!Object.hasOwn(named, name) && !matchers.some(matcher => matcher.test(name))) {
      below(frame, schema, name, 'additionalProperties');
    }
  }
  frame.out.allNames = true;
}

function propertyNames(schema: CheckSchema, frame: Frame): void {
  if (!isObject(frame.value)) return;
  for (const name of Object.keys(frame.value)) {
    if (frame.out.full) return;
    const [first] = frame.evaluate(schema, name, '', frame.rules, 'propertyNames').violations;
    if (first)
      fail(
        frame,
        'propertyNames',
        `must have a name that is allowed: the name ${first.message}`,
        descend(frame.pointer, name),
      );
  }
}

function dependentSchemas(schemas: SchemaMap, frame: Frame): void {
  if (!isObject(frame.value)) return;
  for (const [name, schema] of Object.entries(schemas)) {
    if (Object.hasOwn(frame.value, name)) frame.out.also(here(frame, schema, 'dependentSchemas'));
  }
}

function prefixItems(schemas: readonly CheckSchema[], frame: Frame): void {
  if (!Array.isArray(frame.value)) return;
  const count = Math.min(schemas.length, frame.value.length);
  for (let index = 0; index < count; index++) below(frame, schemas[index]!, index, 'prefixItems');
  frame.out.firstItems = Math.max(frame.out.firstItems, count);
}

function items(schema: CheckSchema, frame: Frame): void {
  if (!Array.isArray(frame.value)) return;
  const first = ((frame.schema['prefixItems'] ?? []) as readonly unknown[]).length;
  for (let index = first; index < frame.value.length && !frame.out.full; index++) below(frame, schema, index, 'items');
  frame.out.firstItems = frame.value.length;
}

function contains(schema: CheckSchema, frame: Frame): void {
  if (!Array.isArray(frame.value)) return;
  const least = (frame.schema['minContains'] as number | undefined) ?? 1;
  const most = (frame.schema['maxContains'] as number | undefined) ?? Number.POSITIVE_INFINITY;
  let found = 0;
  frame.value.forEach((item, index) => {
    if (!frame.evaluate(schema, item, descend(frame.pointer, index), frame.rules, 'contains').valid) return;
    found++;
    frame.out.indexes.add(index);
  });
  if (found < least)
    fail(
      frame,
      'contains',
      `must contain at least ${counted(least, 'item')} of the kind that "contains" describes, not ${found}`,
    );
  if (found > most)
    fail(
      frame,
      'maxContains',
      `must contain at most ${counted(most, 'item')} of the kind that "contains" describes, not ${found}`,
    );
}
