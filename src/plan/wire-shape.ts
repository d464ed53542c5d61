import type { Contract, SchemaJson } from '../contract/index.js';
import type { Json, JsonObject } from '../document/index.js';
import { isBytes } from './bytes.js';
import { isObject, own, referenced } from './schema-walk.js';
import type { WireShape } from './types.js';
import { anything, join, meet, nothing, type Shape, type WireType } from './wire-algebra.js';

/** Levels of arrays and objects that are written out. */
const deepest = 6;
/** References, applicators and levels that are followed below one schema, whatever the document repeats. */
const mostSteps = 20_000;
const mostNodes = 3_000;

interface Walk {
  readonly contract: Contract;
  /** Schemas being read: one that leads to itself without a level between says nothing. */
  readonly open: Set<string>;
  steps: number;
}

/**
 * Gathers the types that values of a schema may take on the wire, https://spec.openapis.org/oas/v3.2.0.html#data-types.
 * Each level is gathered when it is written out, so a recursive schema costs no more than the levels that are.
 */
export function wireShape(contract: Contract, json: SchemaJson): WireShape {
  const walk: Walk = { contract, open: new Set(), steps: 0 };
  const budget = { nodes: mostNodes };
  return written(walk, [json], 0, budget);
}

/** Whether a schema takes nothing but bytes, which its first level tells: the levels below are not gathered. */
export function takesBytes(contract: Contract, json: SchemaJson): boolean {
  const shape = gather({ contract, open: new Set(), steps: 0 }, json);
  if (!shape.binary) return false;
  const primitives = primitivesOf(shape);
  const may = (type: 'array' | 'object') => shape.types?.has(type) ?? shape.hints.has(type);
  return primitives.length === 1 && primitives[0] === 'string' && !may('array') && !may('object');
}

/** All of `schemas` apply to the value. Pending schemas of the level below are met there. */
function written(walk: Walk, schemas: readonly SchemaJson[], depth: number, budget: { nodes: number }): WireShape {
  budget.nodes -= 1;
  if (depth > deepest || budget.nodes < 0) return untyped;
  const leaf = schemas.length === 1 ? leafShape(schemas[0]!) : undefined;
  if (leaf) return leaf;
  const shape = schemas.map(schema => gather(walk, schema)).reduce(meet, anything);
  if (!shape.binary && shape.types === undefined && shape.hints.size === 0) return untyped;
  const below = (pending: readonly SchemaJson[]) => written(walk, pending, depth + 1, budget);
  const may = (type: 'array' | 'object') => shape.types?.has(type) ?? shape.hints.has(type);
  const primitives = primitivesOf(shape);
  const isArray = may('array');
  const isObject_ = may('object');
  const plain = primitives.length === 1 && primitives[0] === 'string' && !isArray && !isObject_;
  const open = shape.additional.length > 0 || shape.properties.size === 0;
  return {
    ...(primitives.length > 0 && !plain && { primitive: primitives }),
    ...(isArray && { items: below(shape.items) }),
    ...(isArray && shape.prefixItems.length > 0 && { prefixItems: shape.prefixItems.map(below) }),
    ...(isObject_ && {
      properties: record([...shape.properties].map(([name, pending]) => [name, below(pending)])),
      ...(open && { additional: below(shape.additional) }),
    }),
    ...(shape.binary && plain && bytesOf(shape)),
  };
}

function bytesOf({ least, most, mediaTypes }: Shape): WireShape {
  return {
    binary: true,
    ...(least > 0 && { minBytes: least }),
    ...(most !== Number.POSITIVE_INFINITY && { maxBytes: most }),
    ...(mediaTypes && { mediaTypes }),
  };
}

const leaves: ReadonlyMap<unknown, WireShape> = new Map<unknown, WireShape>([
  ['string', Object.freeze({})],
  ['boolean', Object.freeze({ primitive: Object.freeze(['boolean'] as const) })],
  ['integer', Object.freeze({ primitive: Object.freeze(['integer'] as const) })],
  ['number', Object.freeze({ primitive: Object.freeze(['number'] as const) })],
]);

/** Most schemas are one type and nothing that could change it: they take no gathering. */
function leafShape(json: SchemaJson): WireShape | undefined {
  if (typeof json === 'boolean' || isBytes(json)) return undefined;
  const leaf = leaves.get(json['type']);
  return leaf && !applicators.some(keyword => Object.hasOwn(json, keyword)) ? leaf : undefined;
}

/** What a schema without words tells. */
export const untyped: WireShape = Object.freeze({ untyped: true });

const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'dependentSchemas'];

function record(entries: readonly (readonly [string, WireShape])[]): { readonly [name: string]: WireShape } {
  // without a prototype, so that `__proto__` is a name like any other
  const properties: Record<string, WireShape> = Object.create(null);
  for (const [name, shape] of entries) properties[name] = shape;
  return properties;
}

/** In the order in which a text is tried. An untyped schema with hints (a `minimum`, an `enum`) may still be a string. */
const order = ['null', 'boolean', 'integer', 'number', 'string'] as const;

function primitivesOf(shape: Shape): readonly (typeof order)[number][] {
  const structured = shape.hints.has('array') || shape.hints.has('object');
  const types =
    shape.types ?? (structured && shape.hints.size <= 2 ? shape.hints : new Set([...shape.hints, 'string']));
  const found = order.filter(type => types.has(type) && !(type === 'integer' && types.has('number')));
  return Object.freeze(found);
}

function gather(walk: Walk, json: SchemaJson): Shape {
  walk.steps += 1;
  if (json === false) return nothing;
  if (!isObject(json) || walk.steps > mostSteps) return anything;
  let shape = keywordsOf(json);
  const target = referenced(walk.contract, json);
  if (target && !walk.open.has(target.id)) {
    walk.open.add(target.id);
    shape = meet(shape, gather(walk, target.json));
    walk.open.delete(target.id);
  }
  for (const part of list(own(json, 'allOf'))) shape = meet(shape, gather(walk, part));
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = list(own(json, keyword)).map(branch => gather(walk, branch));
    if (branches.length > 0) shape = meet(shape, branches.reduce(join));
  }
  return conditional(walk, json, shape);
}

function conditional(walk: Walk, json: JsonObject, before: Shape): Shape {
  let shape = before;
  const condition = own(json, 'if');
  if (condition !== undefined) {
    const yes = own(json, 'then');
    const no = own(json, 'else');
    const met = meet(
      gather(walk, condition as SchemaJson),
      yes === undefined ? anything : gather(walk, yes as SchemaJson),
    );
    shape = meet(shape, join(met, no === undefined ? anything : gather(walk, no as SchemaJson)));
  }
  const dependent = own(json, 'dependentSchemas');
  for (const part of isObject(dependent) ? Object.values(dependent) : []) {
    shape = meet(shape, join(gather(walk, part as SchemaJson), anything));
  }
  return shape;
}

/** What a schema says by itself, without what it refers to or applies in place. */
function keywordsOf(json: JsonObject): Shape {
  const types = typesOf(json);
  const properties = own(json, 'properties');
  const patterned = own(json, 'patternProperties');
  const others = [own(json, 'additionalProperties'), own(json, 'unevaluatedProperties')].filter(opens);
  const items = [own(json, 'items'), own(json, 'unevaluatedItems')].filter(opens);
  return {
    types,
    hints: new Set(types ?? hintsOf(json)),
    items: items as SchemaJson[],
    prefixItems: list(own(json, 'prefixItems')).map(item => [item]),
    properties: new Map(
      isObject(properties) ? Object.entries(properties).map(([name, schema]) => [name, [schema as SchemaJson]]) : [],
    ),
    additional: [...others, ...(isObject(patterned) ? [{ anyOf: Object.values(patterned) }] : [])] as SchemaJson[],
    binary: isBytes(json),
    least: lengthOf(json, 'minLength') ?? 0,
    most: lengthOf(json, 'maxLength') ?? Number.POSITIVE_INFINITY,
    mediaTypes: mediaTypesOf(json),
  };
}

function lengthOf(json: JsonObject, keyword: 'minLength' | 'maxLength'): number | undefined {
  const value = own(json, keyword);
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/**
 * Of bytes that are encoded as text the type says nothing of the part that they come in; and application/octet-stream says no
 * more than that they are bytes, as `format: binary` of 3.0 does:
 * https://spec.openapis.org/oas/v3.1.1.html#migrating-binary-descriptions-from-oas-3-0
 */
function mediaTypesOf(json: JsonObject): readonly string[] | undefined {
  const type = own(json, 'contentMediaType');
  if (typeof type !== 'string' || own(json, 'contentEncoding') !== undefined) return undefined;
  const named = type.toLowerCase();
  return named === 'application/octet-stream' ? undefined : [named];
}

function opens(value: Json | undefined): boolean {
  return value !== undefined && value !== false;
}

function typesOf(json: JsonObject): ReadonlySet<WireType> | undefined {
  const type = own(json, 'type');
  if (type !== undefined) return new Set((Array.isArray(type) ? type : [type]) as WireType[]);
  const values = own(json, 'const') !== undefined ? [own(json, 'const')!] : own(json, 'enum');
  return Array.isArray(values) && values.length > 0 ? new Set(values.map(typeOfValue)) : undefined;
}

function typeOfValue(value: Json): WireType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' || typeof value === 'string' ? (typeof value as WireType) : 'object';
}

const keywordTypes: readonly (readonly [WireType, readonly string[]])[] = [
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains']],
  [
    'object',
    [
      'properties',
      'additionalProperties',
      'patternProperties',
      'required',
      'minProperties',
      'maxProperties',
      'propertyNames',
    ],
  ],
];

/** An untyped schema's keywords tell which types its author thought of. */
function hintsOf(json: JsonObject): readonly WireType[] {
  return keywordTypes.filter(([, keywords]) => keywords.some(word => Object.hasOwn(json, word))).map(([type]) => type);
}

function list(value: Json | undefined): readonly SchemaJson[] {
  return Array.isArray(value) ? (value as readonly SchemaJson[]) : [];
}
