import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import { namedSchemas, schemaIn, schemasIn } from '../sample/schema-space.js';

const deepestGuard = 3;

// what tells branches apart and costs little; patterns are not among them: they may be slow
const plain = new Set([
  'type',
  'enum',
  'const',
  'format',
  'required',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

/**
 * A schema that accepts at least what another one accepts, without references, a few levels deep: tells which branch a
 * value that is known to be valid has taken.
 */
export function guardOf(json: SchemaJson, resolve: (id: SchemaId) => SchemaJson, depth = 0): SchemaJson {
  if (typeof json === 'boolean' || depth > deepestGuard) return json !== false;
  const guard: Record<string, Json> = {};
  const part = (schema: SchemaJson) => guardOf(schema, resolve, depth + 1);
  for (const [name, value] of Object.entries(json)) if (plain.has(name)) guard[name] = value;
  const all = schemasIn(json['allOf']).map(part);
  if (typeof json['$ref'] === 'string') all.push(guardOf(resolve(json['$ref']), resolve, depth + 0.5));
  const told = all.filter(schema => schema !== true);
  if (told.length > 0) guard['allOf'] = told;
  // of oneOf only one accepts, but guards are wider than what they stand for
  const any = [...schemasIn(json['anyOf']), ...(json['anyOf'] === undefined ? schemasIn(json['oneOf']) : [])].map(part);
  if (any.length > 0 && !any.includes(true)) guard['anyOf'] = any;
  const closed = json['additionalProperties'] === false && json['patternProperties'] === undefined;
  const properties = namedSchemas(json['properties']).map(([name, schema]) => [name, part(schema)] as const);
  const telling = closed ? properties : properties.filter(([, schema]) => schema !== true);
  if (telling.length > 0) guard['properties'] = Object.fromEntries(telling);
  if (closed) guard['additionalProperties'] = false;
  if (json['items'] !== undefined && json['prefixItems'] === undefined) {
    const items = part(schemaIn(json['items']));
    if (items !== true) guard['items'] = items;
  }
  return Object.keys(guard).length > 0 ? guard : true;
}
