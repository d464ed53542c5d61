import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';
import { type Form, type Part, partOf } from './part.js';

type Json = Exclude<CheckSchema, boolean>;
type Draft = Record<string, unknown>;
type FormOf = (schema: CheckSchema) => Form;

/** Writes one keyword of a schema in the words of our ajv. */
type Translation = (value: unknown, schema: Json, out: Draft, formOf: FormOf) => void;

/** Keywords that mean something else to ajv, or nothing; the others stand as they are. A projection has checked their shapes. */
const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map<string, Translation>([
  ['$ref', renamed('x-ref')],
  ['dependentRequired', renamed('x-dependentRequired')],
  ['~custom', renamed('x-custom')],
  ['~forbidden', (_, __, out) => void (out['x-never'] = true)],
  ['discriminator', (value, schema, out) => void (out['x-switch'] = { ...(value as Switch), rest: rest(schema) })],
  ['anyOf', alternatives('x-anyOf')],
  ['oneOf', alternatives('x-oneOf')],
  ['not', (value, _, out) => void (out['x-not'] = partOf(value as CheckSchema))],
  ['propertyNames', (value, _, out) => void (out['x-names'] = partOf(value as CheckSchema))],
  ['if', conditional],
  ['then', nothing],
  ['else', nothing],
  ['contains', contains],
  ['minContains', nothing],
  ['maxContains', nothing],
  ['dependentSchemas', forms('x-dependent')],
  ['properties', forms('properties')],
  ['patternProperties', forms('patternProperties')],
  ['items', (value, _, out, formOf) => void (out['items'] = formOf(value as CheckSchema))],
  // ajv asks for at least one.
  ['allOf', list('allOf', forms => forms.some(form => form !== true))],
  ['prefixItems', list('prefixItems', forms => forms.length > 0)],
  ['additionalProperties', additional],
  ['contentMediaType', content],
]);

export function translate(keyword: string, schema: Json, out: Draft, formOf: FormOf): void {
  const translation = TRANSLATIONS.get(keyword);
  if (translation) translation(schema[keyword], schema, out, formOf);
  else out[keyword] = schema[keyword];
}

function renamed(name: string): Translation {
  return (value, _, out) => void (out[name] = value);
}

/** Said by the keyword that it goes with. */
function nothing(): void {}

function alternatives(name: string): Translation {
  return (value, schema, out) => {
    if (!schema['discriminator']) out[name] = (value as CheckSchema[]).map(partOf);
  };
}

function forms(name: string): Translation {
  return (value, _, out, formOf) => {
    const entries = Object.entries(value as Record<string, CheckSchema>);
    out[name] = Object.fromEntries(entries.map(([member, schema]) => [member, formOf(schema)]));
  };
}

function list(name: string, isNeeded: (forms: readonly Form[]) => boolean): Translation {
  return (value, _, out, formOf) => {
    const all = (value as CheckSchema[]).map(formOf);
    if (isNeeded(all)) out[name] = all;
  };
}

function conditional(value: unknown, schema: Json, out: Draft, formOf: FormOf): void {
  const branch = (keyword: string) => formOf((schema[keyword] ?? true) as CheckSchema);
  out['x-if'] = { if: partOf(value as CheckSchema), yes: branch('then'), no: branch('else') };
}

function contains(value: unknown, schema: Json, out: Draft): void {
  const { minContains: least = 1, maxContains: most } = schema;
  out['x-contains'] = { part: partOf(value as CheckSchema), least, most };
}

function additional(value: unknown, schema: Json, out: Draft, formOf: FormOf): void {
  const form = formOf(value as CheckSchema);
  if (form === true) return;
  const { properties, patternProperties } = schema as { properties?: object; patternProperties?: object };
  out['x-rest'] = { names: Object.keys(properties ?? {}), patterns: Object.keys(patternProperties ?? {}) };
  out['x-restSchema'] = form;
}

function content(value: unknown, schema: Json, out: Draft): void {
  out['contentMediaType'] = { media: value, encoding: schema['contentEncoding'] };
}

/** The alternatives beside a discriminator, for values that it says nothing about. */
function rest(schema: Json): Part | undefined {
  const part: Draft = {};
  for (const keyword of ['oneOf', 'anyOf']) if (keyword in schema) part[keyword] = schema[keyword];
  return Object.keys(part).length === 0 ? undefined : partOf(part);
}
