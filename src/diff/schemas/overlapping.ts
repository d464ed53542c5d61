import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json, JsonObject } from '../../document/index.js';
import { MadeSchemas } from '../made-schemas.js';

/**
 * A contract's schemas as those read them who take a value for what it is, whichever of the branches of a oneOf it matches:
 * a client does not count them. Made when they are asked for.
 */
export function overlappingIn(schemas: ReadonlyMap<SchemaId, Schema>): ReadonlyMap<SchemaId, Schema> {
  return new MadeSchemas(schemas, schema => ({
    id: schema.id,
    get location() {
      return schema.location;
    },
    locate: (pointer, part) => schema.locate(pointer, part),
    get json() {
      return overlapping(schema.json);
    },
  }));
}

const made = new WeakMap<object, JsonObject>();

/** A schema with anyOf for each oneOf in it but where it is denied, and would take less by that; what has none is left as it is. */
export function overlapping(json: SchemaJson): SchemaJson {
  if (typeof json === 'boolean' || !holdsSchemas(json)) return json;
  let view = made.get(json);
  if (!view) made.set(json, (view = inSchema(json)));
  return view;
}

const plain = new Set([
  'enum',
  'const',
  'required',
  'dependentRequired',
  'examples',
  'example',
  'default',
  'discriminator',
  'type',
]);
/** Of what they hold more makes a schema take less, or may. */
const denying = new Set(['not', 'if', 'contains']);
const named = new Set(['properties', 'patternProperties', 'dependentSchemas']);

function holdsSchemas(json: JsonObject): boolean {
  for (const keyword of Object.keys(json)) {
    const value = json[keyword];
    if (typeof value === 'object' && value !== null && !plain.has(keyword)) return true;
  }
  return false;
}

function inSchema(json: JsonObject): JsonObject {
  const views: Record<string, Json> = {};
  let isOther = json['oneOf'] !== undefined;
  for (const keyword of Object.keys(json)) {
    const value = json[keyword]!;
    const view = keyword === 'oneOf' ? value : inKeyword(keyword, value);
    if (view === value) continue;
    views[keyword] = view;
    isOther = true;
  }
  if (!isOther) return json;
  const { oneOf, ...others } = json;
  const out: Record<string, Json> = { ...others, ...views };
  if (!Array.isArray(oneOf)) return out;
  const branches = inKeyword('oneOf', oneOf);
  if (out['anyOf'] === undefined) out['anyOf'] = branches;
  else out['allOf'] = [...((out['allOf'] as Json[] | undefined) ?? []), { anyOf: branches }];
  return out;
}

function inKeyword(keyword: string, value: Json): Json {
  const isOther = plain.has(keyword) || denying.has(keyword) || keyword.startsWith('x-');
  if (isOther || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const views = value.map(each => overlapping(each as SchemaJson) as Json); // a list of schemas
    return views.some((view, index) => view !== value[index]) ? views : value;
  }
  if (!named.has(keyword)) return overlapping(value as SchemaJson) as Json; // a schema
  const members = Object.entries(value).map(([name, each]) => [name, each, overlapping(each as SchemaJson)] as const); // schemas by name
  if (members.every(([, each, view]) => view === each)) return value;
  return Object.fromEntries(members.map(([name, , view]) => [name, view as Json]));
}
