import type { Switch } from '../runtime/discriminate.js';
import type { CheckSchema } from '../runtime/rules.js';

export type Form = boolean | { readonly [keyword: string]: unknown };

/** What a form refers to: another unit by key, or a part that becomes a function of its own. */
export type Part = { readonly unit: string } | { readonly part: CheckSchema };

type Json = Exclude<CheckSchema, boolean>;

/**
 * A check's schema in the words that our ajv knows. Alternatives become functions of their own, so that every keyword
 * left fails by returning; what ajv gets wrong (members of the prototype, unevaluated members that depend on branches)
 * is left to the interpreter.
 */
export function formOf(schema: CheckSchema): Form {
  if (typeof schema === 'boolean') return schema;
  const simple = withoutUnevaluated(schema);
  if (!simple || PROTOTYPE.some(name => namesIt(simple, name))) return { 'x-interpret': schema };
  const out: Record<string, unknown> = {};
  for (const keyword of Object.keys(simple)) translate(keyword, simple, out);
  return Object.values(out).length === 0 ? true : out;
}

const CONTENT = ['contentEncoding', 'contentMediaType', 'contentSchema'];

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype);

function namesIt(schema: Json, name: string): boolean {
  const maps = [schema['properties'], schema['dependentRequired'], schema['dependentSchemas']];
  if (maps.some(map => typeof map === 'object' && map !== null && Object.hasOwn(map, name))) return true;
  const lists = [schema['required'], ...Object.values((schema['dependentRequired'] ?? {}) as object)] as (
    | readonly string[]
    | undefined
  )[];
  const rule = schema['discriminator'] as Switch | undefined;
  return rule?.propertyName === name || lists.some(list => list?.includes(name));
}

function translate(keyword: string, schema: Json, out: Record<string, unknown>): void {
  const value = schema[keyword];
  switch (keyword) {
    case '$ref':
      out['x-ref'] = value;
      break;
    case 'discriminator':
      out['x-switch'] = { ...(value as Switch), rest: rest(schema) };
      break;
    case 'anyOf':
    case 'oneOf':
      if (!schema['discriminator']) out[`x-${keyword}`] = (value as CheckSchema[]).map(partOf);
      break;
    case 'not':
      out['x-not'] = partOf(value as CheckSchema);
      break;
    case 'if':
      out['x-if'] = {
        if: partOf(value as CheckSchema),
        yes: formOf((schema['then'] ?? true) as CheckSchema),
        no: formOf((schema['else'] ?? true) as CheckSchema),
      };
      break;
    case 'contains':
      out['x-contains'] = {
        part: partOf(value as CheckSchema),
        least: schema['minContains'] ?? 1,
        most: schema['maxContains'],
      };
      break;
    case 'propertyNames':
      out['x-names'] = partOf(value as CheckSchema);
      break;
    case 'dependentSchemas':
      out['x-dependent'] = mapForms(value as Record<string, CheckSchema>);
      break;
    case 'dependentRequired':
      out['x-dependentRequired'] = value;
      break;
    case 'contentSchema':
      // rare, so that it may be slow: the text is decoded and its value interpreted
      out['x-interpret'] = Object.fromEntries(CONTENT.filter(name => name in schema).map(name => [name, schema[name]]));
      break;
    case '~custom':
      out['x-custom'] = value;
      break;
    case '~forbidden':
      out['x-never'] = true;
      break;
    default:
      plain(keyword, schema, out);
  }
}

/** Keywords that mean to ajv what they mean to us, their schemas translated. */
function plain(keyword: string, schema: Json, out: Record<string, unknown>): void {
  const value = schema[keyword];
  switch (keyword) {
    case 'then':
    case 'else':
    case 'minContains':
    case 'maxContains':
      return;
    case 'allOf':
    case 'prefixItems': {
      const forms = (value as CheckSchema[]).map(formOf);
      // ajv asks for at least one.
      if (keyword === 'allOf' ? forms.some(form => form !== true) : forms.length > 0) out[keyword] = forms;
      return;
    }
    case 'properties':
    case 'patternProperties':
      out[keyword] = mapForms(value as Record<string, CheckSchema>);
      return;
    case 'items':
      out[keyword] = formOf(value as CheckSchema);
      return;
    case 'additionalProperties': {
      const form = formOf(value as CheckSchema);
      if (form === true) return;
      const { properties, patternProperties } = schema as { properties?: object; patternProperties?: object };
      out['x-rest'] = { names: Object.keys(properties ?? {}), patterns: Object.keys(patternProperties ?? {}) };
      out['x-restSchema'] = form;
      return;
    }
    case 'contentMediaType':
      out['contentMediaType'] = { media: value, encoding: schema['contentEncoding'] };
      return;
    default:
      out[keyword] = value;
  }
}

function mapForms(map: Readonly<Record<string, CheckSchema>>): Record<string, Form> {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, formOf(schema)]));
}

/** The alternatives beside a discriminator, for values that it says nothing about. */
function rest(schema: Json): Part | undefined {
  const part: Record<string, unknown> = {};
  for (const keyword of ['oneOf', 'anyOf']) if (keyword in schema) part[keyword] = schema[keyword];
  return Object.keys(part).length === 0 ? undefined : partOf(part);
}

/** A bare reference is that unit itself. */
export function partOf(schema: CheckSchema): Part {
  if (typeof schema === 'object' && typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1) {
    return { unit: schema['$ref'] };
  }
  return { part: schema };
}

/** Which members are evaluated whatever the value; undefined where that depends on it. */
interface Known {
  readonly names: Set<string>;
  readonly patterns: Set<string>;
  all: boolean;
}

/**
 * `unevaluatedProperties` as `additionalProperties` where what is evaluated is plain to see; undefined where it is not.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-11.3
 */
function withoutUnevaluated(schema: Json): Json | undefined {
  if ('unevaluatedItems' in schema) return undefined;
  if (!('unevaluatedProperties' in schema)) return schema;
  const known: Known = { names: new Set(), patterns: new Set(), all: false };
  if (!gather(schema, known)) return undefined;
  const { unevaluatedProperties, ...others } = schema;
  if (known.all) return others;
  const closing = {
    properties: Object.fromEntries([...known.names].map(name => [name, true])),
    patternProperties: Object.fromEntries([...known.patterns].map(pattern => [pattern, true])),
    additionalProperties: unevaluatedProperties,
  };
  return { ...others, allOf: [...((others['allOf'] as CheckSchema[] | undefined) ?? []), closing] };
}

const DEPENDS = ['$ref', 'anyOf', 'oneOf', 'if', 'dependentSchemas', 'discriminator'];

function gather(schema: CheckSchema, known: Known): boolean {
  if (typeof schema === 'boolean') return true;
  if (DEPENDS.some(keyword => keyword in schema)) return false;
  for (const name of Object.keys((schema['properties'] ?? {}) as object)) known.names.add(name);
  for (const pattern of Object.keys((schema['patternProperties'] ?? {}) as object)) known.patterns.add(pattern);
  if ('additionalProperties' in schema) known.all = true;
  return ((schema['allOf'] ?? []) as CheckSchema[]).every(part => {
    if (typeof part === 'object' && 'unevaluatedProperties' in part) known.all = true;
    return gather(part, known);
  });
}
