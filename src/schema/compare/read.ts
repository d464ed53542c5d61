import { canonical, type Json } from '../../document/index.js';
import { mayFit } from '../compile/may-fit.js';
import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';
import { limitAt, limitBy, multipleOf, typesOf, valuesOf } from './as-written.js';
import { encodingOf, mediaOf } from './content.js';
import { coversOf } from './covers.js';
import { numberRanges } from './number-formats.js';
import type { Reading } from './reading.js';
import { everyType, numberTypes, type Term, type Terms, types } from './terms.js';
import { lookaheadsOf } from './text/ahead.js';

type Written = Exclude<CheckSchema, boolean>;

const typeBits: Readonly<Record<string, number>> = { ...types, number: numberTypes };

/** What a schema means, as checks read it. https://json-schema.org/draft/2020-12/json-schema-core */
export function read(schema: CheckSchema, reading: Reading): Term {
  const { terms } = reading;
  if (typeof schema === 'boolean') return schema ? terms.true : terms.false;
  if (schema['~forbidden'] !== undefined) return terms.false;
  const parts: Term[] = [];
  for (const keyword of Object.keys(schema)) {
    const means = keywords.get(keyword);
    if (means) parts.push(means(schema[keyword] as never, schema, reading)); // the projection lets only well-formed values through
  }
  const choice = choices(schema, reading);
  if (choice !== terms.true) parts.push(choice);
  for (const [keyword, what] of unevaluated) {
    const rest = schema[keyword] as CheckSchema | undefined;
    if (rest !== undefined) parts.push(terms.closed(what, coversOf(schema, what, reading), read(rest, reading)));
  }
  return terms.all(parts);
}

/** Which say what is left by all that else is said of properties or items. */
const unevaluated = [
  ['unevaluatedProperties', 'object'],
  ['unevaluatedItems', 'array'],
] as const;

type Means = (value: never, schema: Written, reading: Reading) => Term;

const list = (schemas: readonly CheckSchema[], reading: Reading) => schemas.map(each => read(each, reading));
const named = (schemas: Readonly<Record<string, CheckSchema>> | undefined, reading: Reading) =>
  Object.entries(schemas ?? {}).map(([name, each]) => [name, read(each, reading)] as const);

const keywords: ReadonlyMap<string, Means> = new Map<string, Means>([
  ['$ref', (key: string, _, { refer }) => refer(key)],
  ['type', (names: string | readonly string[], _, reading) => typesOf(maskOf(names), reading)],
  ['enum', (values: readonly Json[], { '~enum': written = values }, reading) => valuesOf(values, written, reading)],
  ['const', (value: Json, { '~const': written = value }, reading) => valuesOf([value], [written], reading)],
  ['minimum', limitBy('minimum')],
  ['exclusiveMinimum', limitBy('exclusiveMinimum')],
  ['maximum', limitBy('maximum')],
  ['exclusiveMaximum', limitBy('exclusiveMaximum')],
  ['multipleOf', multipleOf],
  ['minLength', (count: number, _, { terms }) => terms.count('longer', 'string', count)],
  ['maxLength', (count: number, _, { terms }) => terms.count('shorter', 'string', count)],
  ['pattern', (text: string, _, { terms }) => patternOf(text, terms)],
  ['format', formatOf],
  ['contentMediaType', mediaOf],
  ['contentEncoding', encodingOf],
  ['~custom', (rules: Json, _, { terms }) => terms.text('opaque', canonical(rules), everyType)],
  ['prefixItems', (_first: never, schema, reading) => itemsOf(schema, reading)],
  ['items', (_rest: never, schema, reading) => itemsOf(schema, reading)],
  ['contains', containsOf],
  ['uniqueItems', (on: boolean, _, { terms }) => (on ? terms.unique() : terms.true)],
  ['minItems', (count: number, _, { terms }) => terms.count('longer', 'array', count)],
  ['maxItems', (count: number, _, { terms }) => terms.count('shorter', 'array', count)],
  ['properties', (_named: never, schema, reading) => membersOf(schema, reading)],
  ['patternProperties', (_patterns: never, schema, reading) => membersOf(schema, reading)],
  ['additionalProperties', (_rest: never, schema, reading) => membersOf(schema, reading)],
  ['required', (names: readonly string[], _, { terms }) => terms.all(names.map(name => terms.has(name)))],
  ['propertyNames', (schema: CheckSchema, _, reading) => reading.terms.names(read(schema, reading))],
  ['minProperties', (count: number, _, { terms }) => terms.count('longer', 'object', count)],
  ['maxProperties', (count: number, _, { terms }) => terms.count('shorter', 'object', count)],
  ['dependentRequired', dependentRequired],
  ['dependentSchemas', dependentSchemas],
  ['allOf', (schemas: readonly CheckSchema[], _, reading) => reading.terms.all(list(schemas, reading))],
  ['not', (schema: CheckSchema, _, reading) => reading.terms.not(read(schema, reading))],
  ['if', (_condition: never, schema, reading) => conditional(schema, reading)],
]);

function maskOf(names: string | readonly string[]): number {
  if (typeof names === 'string') return typeBits[names] ?? everyType;
  return names.reduce((mask, name) => mask | (typeBits[name] ?? everyType), 0);
}

function patternOf(text: string, terms: Terms): Term {
  const of = (each: string) => terms.text('pattern', each, types.string);
  const ahead = lookaheadsOf(text);
  if (!ahead) return of(text);
  const string = terms.types(types.string);
  const avoiding = ahead.avoiding.map(each => terms.not(terms.all([string, of(each)])));
  return terms.all([...ahead.matching.map(of), ...avoiding]);
}

/** A format of numbers is a range of them. */
function formatOf(name: string, _: Written, reading: Reading): Term {
  const { terms, formatTypes, isOwn } = reading;
  const range = isOwn(name) ? undefined : numberRanges.get(name);
  if (!range) return terms.text('format', name, formatTypes(name));
  return terms.all([
    typesOf(range.whole ? everyType & ~types.fraction : everyType, reading),
    limitAt('minimum', range.least, range.ends?.least, reading),
    limitAt('maximum', range.most, range.ends?.most, reading),
  ]);
}

function itemsOf({ prefixItems, items = true }: Written, reading: Reading): Term {
  const first = (prefixItems ?? []) as readonly CheckSchema[];
  return reading.terms.items(list(first, reading), read(items as CheckSchema, reading));
}

function containsOf(schema: CheckSchema, { minContains, maxContains }: Written, reading: Reading): Term {
  return reading.terms.contains(read(schema, reading), Number(minContains ?? 1), Number(maxContains ?? Infinity));
}

function membersOf({ properties, patternProperties, additionalProperties = true }: Written, reading: Reading): Term {
  return reading.terms.members({
    named: new Map(named(properties as Record<string, CheckSchema> | undefined, reading)),
    patterns: named(patternProperties as Record<string, CheckSchema> | undefined, reading),
    rest: read(additionalProperties as CheckSchema, reading),
  });
}

function dependentRequired(needs: Readonly<Record<string, readonly string[]>>, _: Written, { terms }: Reading): Term {
  return terms.all(
    Object.entries(needs).flatMap(([name, others]) =>
      others.map(other => (other === name ? terms.true : terms.any([terms.lacks(name), terms.has(other)]))),
    ),
  );
}

function dependentSchemas(needs: Readonly<Record<string, CheckSchema>>, _: Written, reading: Reading): Term {
  const { terms } = reading;
  return terms.all(named(needs, reading).map(([name, term]) => terms.any([terms.lacks(name), term])));
}

function conditional(schema: Written, reading: Reading): Term {
  const { terms } = reading;
  const condition = read(schema['if'] as CheckSchema, reading);
  const then = read((schema['then'] ?? true) as CheckSchema, reading);
  const otherwise = read((schema['else'] ?? true) as CheckSchema, reading);
  if (then === otherwise) return then;
  return terms.all([terms.any([terms.not(condition), then]), terms.any([condition, otherwise])]);
}

/** `oneOf`, `anyOf`, and what chooses among them. */
function choices(schema: Written, reading: Reading): Term {
  const { terms } = reading;
  const { oneOf, anyOf } = schema as { oneOf?: readonly CheckSchema[]; anyOf?: readonly CheckSchema[] };
  const rule = schema['discriminator'] as Switch | undefined;
  if (!oneOf && !anyOf && !rule) return terms.true;
  const alternatives = (may: (branch: CheckSchema) => boolean = () => true) =>
    terms.all([
      oneOf ? terms.one(list(oneOf.filter(may), reading)) : terms.true,
      anyOf ? terms.any(list(anyOf.filter(may), reading)) : terms.true,
    ]);
  if (!rule) return alternatives();
  // a branch of no objects, as of null, is no choice of an object's: written beside the choice it says the same
  const of = (what: 'object' | 'other') => alternatives(branch => mayFit(branch, what, reading.lookup));
  return terms.any([
    terms.all([terms.types(everyType & ~types.object), of('other')]),
    terms.all([terms.types(types.object), chosen(rule, of('object'), reading)]),
  ]);
}

/** What a discriminator says of an object, as `discriminate` does it. */
function chosen(rule: Switch, alternatives: Term, { terms, refer, tags: read }: Reading): Term {
  const { propertyName: name, mapping, defaultMapping, open, parent } = rule;
  const at = (term: Term) => terms.members({ named: new Map([[name, term]]), patterns: [], rest: terms.true });
  const others = parent ? terms.false : alternatives;
  const by = (id: string, also: Term) => (id === '' ? terms.true : terms.any([refer(id), also]));
  const tags = Object.keys(mapping);
  const known = tags.map(tag =>
    terms.all([terms.has(name), at(terms.values([tag])), by(mapping[tag]!, open ? others : terms.false)]),
  );
  const unknown = at(terms.not(terms.values(tags)));
  let rest = others;
  if (defaultMapping !== undefined) rest = by(defaultMapping, read === 'known' && !open ? terms.false : others);
  else if (parent) rest = open ? terms.true : terms.lacks(name);
  else if (read === 'known' && !open) rest = terms.all([terms.lacks(name), others]);
  return terms.any([...known, terms.all([unknown, rest])]);
}
