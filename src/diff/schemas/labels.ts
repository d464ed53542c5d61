import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import { type Json, type JsonObject, parsePointer } from '../../document/index.js';
import { constantsOf } from './listings.js';
import { objectOf, type Part, settled } from './part.js';

type Schemas = ReadonlyMap<SchemaId, Schema>;

/**
 * What people call a branch: its component, its title, the constants that tell it from others, its type; or its place, with
 * what stands there.
 * @param branches all of the choice, so that no two are called the same
 */
export function labelOf(part: Part, branches: readonly Part[], schemas: Schemas): string {
  const name = plainLabel(part, schemas);
  const number = numberOf(part);
  const { json } = settled(part, schemas);
  if (name === undefined) return number === undefined ? described(json) : `${number} (${described(json)})`;
  const isOthers = branches.some(each => each !== part && plainLabel(each, schemas) === name);
  return isOthers && number !== undefined ? `${number} (${name})` : name;
}

function plainLabel(part: Part, schemas: Schemas): string | undefined {
  const at = settled(part, schemas);
  if (at.pointer === '' && at.schema.name !== undefined) return at.schema.name;
  return titleOf(at.json) ?? ownLabel(at) ?? extendedLabel(at.json);
}

/** `Base and Own`: the components that an allOf is made of. */
function extendedLabel(json: SchemaJson): string | undefined {
  const { allOf } = objectOf(json);
  const names = Array.isArray(allOf) ? allOf.flatMap(each => referredName(each as SchemaJson) ?? []) : []; // schemas, in normal form
  return names.length > 0 ? names.slice(0, most).join(' and ') : undefined;
}

function referredName(json: SchemaJson): string | undefined {
  const { $ref } = objectOf(json);
  return typeof $ref === 'string' ? parsePointer($ref.slice($ref.indexOf('#') + 1)).at(-1) : undefined;
}

/** What a branch is called on the way to a part of it, by itself alone, if it has a name; its components have names of their own. */
export function nameOnTheWay(json: SchemaJson, index: number, branches: readonly SchemaJson[]): string | undefined {
  const of = (each: SchemaJson) => titleOf(each) ?? constantLabel(each) ?? simpleType(each);
  const name = of(json);
  const isOthers = branches.some((each, other) => other !== index && of(each) === name);
  return isOthers ? undefined : name;
}

/** What stays the same of a branch, wherever it stands and whatever words it has: nothing where it has no such sign. */
export function signOf(json: SchemaJson): string {
  const { type } = objectOf(json);
  return constantLabel(json) ?? (typeof type === 'string' ? type : '');
}

function ownLabel(part: Part): string | undefined {
  const { json } = part;
  const values = constantsOf(part);
  if (values && values.length > 0) return listed(values);
  return constantLabel(json) ?? simpleType(json);
}

export function titleOf(json: SchemaJson): string | undefined {
  const { title } = objectOf(json);
  return typeof title === 'string' ? title : undefined;
}

/** Of texts, numbers and other things of no parts, their type. */
function simpleType(json: SchemaJson): string | undefined {
  const { type, format } = objectOf(json);
  if (typeof type !== 'string' || hasParts(json)) return undefined;
  return typeof format === 'string' ? `${type} (${format})` : type;
}

function hasParts(json: SchemaJson): boolean {
  return ['properties', 'required', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf'].some(
    keyword => objectOf(json)[keyword] !== undefined,
  );
}

/** `kind: "cat"`: the first property of one value, those before others that an object must have. */
function constantLabel(json: SchemaJson): string | undefined {
  const constants = constantsIn(json);
  const { required } = objectOf(json);
  const isRequired = ([name]: readonly [string, Json]) => Array.isArray(required) && required.includes(name);
  const [name, value] = constants.find(isRequired) ?? constants[0] ?? [];
  return name === undefined ? undefined : `${name}: ${shortened(JSON.stringify(value))}`;
}

/** The properties that have one value each, with it: what tells branches apart. */
export function constantsIn(json: SchemaJson): readonly (readonly [name: string, value: Json])[] {
  const { properties, allOf } = objectOf(json);
  const inherited = Array.isArray(allOf) ? allOf.flatMap(each => constantsIn(each as SchemaJson)) : []; // schemas, in normal form
  if (typeof properties !== 'object' || properties === null) return inherited;
  const own = Object.entries(properties as JsonObject).flatMap(([name, each]) => {
    const { const: value, enum: values } = objectOf(each as SchemaJson); // as above
    if (value !== undefined) return [[name, value] as const];
    return Array.isArray(values) && values.length === 1 ? [[name, values[0]!] as const] : [];
  });
  return [...own, ...inherited];
}

/** Of what has no name: `object with a, b`, `array of string`. */
function described(json: SchemaJson): string {
  const { type, properties, required, items } = objectOf(json);
  const types = [type ?? []].flat().map(String).join(' or ');
  const names = [
    ...(Array.isArray(required) ? required.map(String) : []),
    ...Object.keys((properties ?? {}) as JsonObject), // normal form has an object of schemas there
  ];
  if (names.length > 0) return `${types || 'object'} with ${some([...new Set(names)])}`;
  const item = items === undefined ? undefined : whatOf(items as SchemaJson); // as above
  if (item !== undefined) return `${types || 'array'} of ${item}`;
  return types || 'any value';
}

/** Its component, its title, or its types. */
export function whatOf(json: SchemaJson): string | undefined {
  const { type = [] } = objectOf(json);
  return referredName(json) ?? titleOf(json) ?? ([type].flat().join(' or ') || undefined);
}

function numberOf({ pointer }: Part): string | undefined {
  const [keyword, index] = parsePointer(pointer).slice(-2);
  return keyword === 'anyOf' || keyword === 'oneOf' ? `branch ${Number(index) + 1}` : undefined;
}

/** So many names or values are told. */
const most = 3;

function some(names: readonly string[]): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function listed(values: readonly Json[]): string {
  return some(values.map(value => shortened(JSON.stringify(value))));
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
