import type { SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { includes } from '../runtime/equal.js';
import type { Constraints, TypeName } from './constraints.js';
import { type Gatherer, type Keyword, propertyList } from './gatherer.js';
import { isSchemaObject, namedSchemas, schemaIn, schemasIn, textsIn } from './schema-space.js';

function limit(name: NumberLimit, choose: (one: number, other: number) => number, hint: TypeName): Keyword {
  return (expected, _, { all }) => {
    if (typeof expected !== 'number') return;
    all[name] = choose(all[name], expected);
    all.hints.add(hint);
  };
}

type NumberLimit = {
  [name in keyof Constraints]: Constraints[name] extends number ? name : never;
}[keyof Constraints];

const { max, min } = Math;

/** What each keyword adds to the demands. */
export const gatherKeywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['type', gatherType],
  ['enum', (values, _, { all }) => restrict(all, Array.isArray(values) ? values : [])],
  ['const', (value, _, { all }) => restrict(all, [value])],
  ['examples', (values, _, { all }) => void all.examples.push(...(Array.isArray(values) ? values : []))],
  ['default', (value, _, { all }) => void all.examples.push(value)],
  ['minimum', limit('minimum', max, 'number')],
  ['maximum', limit('maximum', min, 'number')],
  ['exclusiveMinimum', limit('exclusiveMinimum', max, 'number')],
  ['exclusiveMaximum', limit('exclusiveMaximum', min, 'number')],
  ['minLength', limit('minLength', max, 'string')],
  ['maxLength', limit('maxLength', min, 'string')],
  ['minItems', limit('minItems', max, 'array')],
  ['maxItems', limit('maxItems', min, 'array')],
  ['minProperties', limit('minProperties', max, 'object')],
  ['maxProperties', limit('maxProperties', min, 'object')],
  [
    'multipleOf',
    (step, _, { all }) => {
      all.hints.add('number');
      all.multiples.push(Number(step));
    },
  ],
  [
    'pattern',
    (pattern, _, { all }) => {
      all.hints.add('string');
      all.patterns.push(String(pattern));
    },
  ],
  ['format', (format, _, { all }) => void all.formats.push(String(format))],
  ['contentEncoding', (encoding, _, { all }) => void (all.encoding = String(encoding))],
  ['contentMediaType', (type, _, { all }) => void (all.mediaType = String(type))],
  ['contentSchema', (json, _, { all }) => void (all.contentSchema = schemaIn(json))],
  ['uniqueItems', (on, _, { all }) => void (all.unique ||= on === true)],
  ['prefixItems', gatherPrefix],
  ['items', gatherItems],
  ['contains', gatherContains],
  ['required', gatherRequired],
  ['properties', gatherProperties],
  ['patternProperties', gatherPatternProperties],
  ['additionalProperties', gatherAdditional],
  ['propertyNames', (json, _, { all }) => void all.names.push(schemaIn(json))],
  [
    'dependentRequired',
    (needs, _, { all }) =>
      void all.dependents.push(...Object.entries(needs ?? {}).map(([name, list]) => [name, textsIn(list)] as const)),
  ],
  [
    'dependentSchemas',
    (needs, _, into) => namedSchemas(needs).forEach(([name, json]) => void into.dependent(name, json)),
  ],
  ['readOnly', (on, _, { all }) => void (all.readOnly ||= on === true)],
  ['writeOnly', (on, _, { all }) => void (all.writeOnly ||= on === true)],
  ['$ref', (id, _, into) => into.reference(String(id))],
  ['allOf', (list, _, into) => schemasIn(list).forEach(json => void into.add(json))],
  ['anyOf', (list, _, into) => void into.oneOf(schemasIn(list), 'an empty anyOf accepts nothing')],
  ['oneOf', (list, _, into) => into.exactlyOne(schemasIn(list))],
  ['not', (json, _, into) => into.refused(schemaIn(json))],
  ['if', gatherIf],
  ['discriminator', (_, schema, into) => into.discriminator(schema)],
]);

function gatherType(expected: Json, _: JsonObject, { all }: Gatherer): void {
  const allowed = new Set<string>(textsIn(expected));
  if (allowed.has('number')) allowed.add('integer');
  const before = [...all.types];
  all.types = new Set(before.filter(type => allowed.has(type)));
  if (all.types.size === 0 && !all.impossible) {
    all.impossible = `no value is of type ${[...allowed].join(' or ')} and of type ${before.join(' or ')}`;
  }
}

function restrict(all: Constraints, values: readonly Json[]): void {
  all.values = all.values ? all.values.filter(value => includes(values, value)) : values;
  if (all.values.length === 0) all.impossible ??= 'no value is left by enum and const';
}

function gatherPrefix(expected: Json, _: JsonObject, into: Gatherer): void {
  const prefix = schemasIn(expected);
  into.all.hints.add('array');
  into.all.prefixes.push(prefix);
  into.indexed(prefix.length, false);
}

function gatherItems(expected: Json, schema: JsonObject, into: Gatherer): void {
  into.all.hints.add('array');
  into.all.tails.push({ from: schemasIn(schema['prefixItems']).length, schema: schemaIn(expected) });
  into.indexed(0, true);
}

function gatherContains(expected: Json, owner: JsonObject, into: Gatherer): void {
  const schema = schemaIn(expected);
  const least = Number(owner['minContains'] ?? 1);
  const most = Number(owner['maxContains'] ?? Infinity);
  into.all.hints.add('array');
  into.all.contains.push({ schema, least, most });
  if (into.all.minItems < least) into.all.minItems = least;
  if (most < Infinity) into.all.fragile = true;
  if (least > most) into.all.types.delete('array');
  if (into.all.types.size === 0) into.refuse(`minContains (${least}) is more than maxContains (${most})`);
  into.indexed(0, false, schema);
}

function gatherRequired(expected: Json, _: JsonObject, into: Gatherer): void {
  into.all.hints.add('object');
  for (const name of textsIn(expected)) into.all.required.add(name);
}

function gatherProperties(expected: Json, _: JsonObject, into: Gatherer): void {
  const list = namedSchemas(expected);
  into.all.hints.add('object');
  for (const [name, json] of list) propertyList(into.all, name).push(json);
  into.named(isSchemaObject(expected) ? Object.keys(expected) : [], [], false);
}

function gatherPatternProperties(expected: Json, _: JsonObject, into: Gatherer): void {
  into.all.hints.add('object');
  into.all.patternProperties.push(...namedSchemas(expected));
  into.named([], isSchemaObject(expected) ? Object.keys(expected) : [], false);
}

function gatherAdditional(expected: Json, owner: JsonObject, into: Gatherer): void {
  const schema = schemaIn(expected);
  into.all.hints.add('object');
  into.named([], [], true);
  if (schema === true) return;
  const known = new Set(namedSchemas(owner['properties']).map(([name]) => name));
  const patterns = namedSchemas(owner['patternProperties']).map(([pattern]) => pattern);
  into.all.closers.push({ known, patterns, open: false, schema });
}

const conditions = new WeakMap<JsonObject, readonly SchemaJson[]>();

function gatherIf(condition: Json, schema: JsonObject, into: Gatherer): void {
  if (schema['then'] === undefined && schema['else'] === undefined) return;
  let ways = conditions.get(schema);
  if (!ways) {
    ways = [
      { allOf: [condition, schemaIn(schema['then'])] },
      { allOf: [{ not: condition }, schemaIn(schema['else'])] },
    ];
    conditions.set(schema, ways);
  }
  into.all.fragile = true;
  into.oneOf(ways, '');
}
