import type { SchemaJson } from '../../contract/index.js';
import { canonical, type Json, type JsonObject, parsePointer, WrittenNumber } from '../../document/index.js';
import { signOf } from './labels.js';
import { isAnnotation, type Part } from './part.js';

/**
 * What stays the same of a part where branches change their order, parameters theirs, and files their names.
 * @param of what the schema is of, where its place is a number among parameters
 */
export function identityOf({ schema, pointer }: Part, of: string): string {
  return `${schema.name ?? idWithout(schema.id, of)} ${wayTo(schema.json, parsePointer(pointer))}`;
}

/** An id without what is a matter of order or of files. */
function idWithout(id: string, of: string): string {
  const [kind = ''] = of.split(',');
  return id
    .slice(id.indexOf('#'))
    .replace(/\/parameters\/\d+(?=\/|$)/g, `/parameters/${kind}`)
    .replace(/\/(allOf|anyOf|oneOf)\/\d+(?=\/|$)/g, '/$1');
}

/** A pointer in which branches have their signs in place of their numbers. */
function wayTo(json: SchemaJson, tokens: readonly string[]): string {
  let at: Json | undefined = json;
  const way: string[] = [];
  for (const [index, token] of tokens.entries()) {
    at = typeof at === 'object' && at !== null ? (at as JsonObject)[token] : undefined; // a list has its items by index, too
    const keyword = tokens[index - 1];
    // a property may be called so, and then it has no list
    const isBranch = isChoice(keyword) && /^\d+$/.test(token) && tokens[index - 2] !== 'properties';
    if (!isBranch) way.push(token);
    else if (keyword !== 'allOf') way.push(signOf(at as SchemaJson)); // a branch is a schema
  }
  return way.map(token => `/${token}`).join('');
}

function isChoice(keyword: string | undefined): boolean {
  return keyword === 'allOf' || keyword === 'anyOf' || keyword === 'oneOf';
}

/** What a keyword or a schema says, without its words and without the order of what has none. */
export function saying(value: Json | undefined): Json {
  if (value === undefined) return null;
  return Array.isArray(value) ? sorted(value.map(schema)) : schema(value);
}

/** Lists whose order says nothing. */
const unordered = new Set(['allOf', 'anyOf', 'oneOf', 'required', 'type', 'enum']);
const data = new Set(['enum', 'const']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', 'dependentRequired']);

function schema(json: Json): Json {
  if (Array.isArray(json)) return json.map(schema);
  if (typeof json !== 'object' || json === null || json instanceof WrittenNumber) return json;
  const said = Object.entries(json as JsonObject).filter(([keyword]) => !isAnnotation(keyword)); // neither a list nor null
  return Object.fromEntries(said.map(([keyword, value]) => [keyword, inKeyword(keyword, value)]));
}

function inKeyword(keyword: string, value: Json): Json {
  if (keyword === '$ref' && typeof value === 'string') return value.slice(value.indexOf('#'));
  if (Array.isArray(value)) {
    const each = data.has(keyword) ? value : value.map(schema);
    return unordered.has(keyword) ? sorted(each) : each;
  }
  if (data.has(keyword)) return value;
  if (!named.has(keyword) || typeof value !== 'object' || value === null) return schema(value);
  return Object.fromEntries(
    Object.entries(value as JsonObject).map(([name, each]) => [
      name,
      Array.isArray(each) ? sorted(each) : schema(each),
    ]), // as above
  );
}

function sorted(values: readonly Json[]): readonly Json[] {
  const keyed = values.map(value => [canonical(value), value] as const);
  return keyed.sort(([one], [other]) => (one < other ? -1 : Number(one > other))).map(([, value]) => value);
}
