import type { SchemaJson } from '../contract/index.js';

export type WireType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** What is known of one level of a value; the schemas of the level below are kept for later. */
export interface Shape {
  /** Undefined: nothing restricts the type. */
  readonly types: ReadonlySet<WireType> | undefined;
  /** Types that were spoken of, restricting or not. */
  readonly hints: ReadonlySet<WireType>;
  readonly items: readonly SchemaJson[];
  readonly prefixItems: readonly (readonly SchemaJson[])[];
  readonly properties: ReadonlyMap<string, readonly SchemaJson[]>;
  readonly additional: readonly SchemaJson[];
  readonly binary: boolean;
  /** Of a text or of bytes: how long it may be, and what it may hold. */
  readonly least: number;
  readonly most: number;
  readonly mediaTypes: readonly string[] | undefined;
}

export const anything: Shape = {
  types: undefined,
  hints: new Set(),
  items: [],
  prefixItems: [],
  properties: new Map(),
  additional: [],
  binary: false,
  least: 0,
  most: Number.POSITIVE_INFINITY,
  mediaTypes: undefined,
};

export const nothing: Shape = { ...anything, types: new Set() };

/** Both hold (`allOf`, `$ref` with siblings). */
export function meet(left: Shape, right: Shape): Shape {
  if (left === anything) return right;
  if (right === anything) return left;
  return {
    ...combine(left, right, bothTypes(left.types, right.types), both),
    least: Math.max(left.least, right.least),
    most: Math.min(left.most, right.most),
    mediaTypes: left.mediaTypes ?? right.mediaTypes,
  };
}

/** Either holds (`anyOf`, `oneOf`). */
export function join(left: Shape, right: Shape): Shape {
  const types = left.types && right.types ? new Set([...left.types, ...right.types]) : undefined;
  return {
    ...combine(left, right, types, either),
    least: Math.min(left.least, right.least),
    most: Math.max(left.most, right.most),
    mediaTypes: left.mediaTypes && right.mediaTypes && [...left.mediaTypes, ...right.mediaTypes],
  };
}

type Merge = (left: readonly SchemaJson[], right: readonly SchemaJson[]) => readonly SchemaJson[];

type Combined = Omit<Shape, 'least' | 'most' | 'mediaTypes'>;

function combine(left: Shape, right: Shape, types: Shape['types'], merge: Merge): Combined {
  const properties = new Map(left.properties);
  for (const [name, schemas] of right.properties) {
    const known = properties.get(name);
    properties.set(name, known ? merge(known, schemas) : schemas);
  }
  const longer = left.prefixItems.length >= right.prefixItems.length ? left.prefixItems : right.prefixItems;
  return {
    types,
    hints: new Set([...left.hints, ...right.hints]),
    items: merge(left.items, right.items),
    prefixItems: longer.map((_, index) => merge(left.prefixItems[index] ?? [], right.prefixItems[index] ?? [])),
    properties,
    additional: merge(left.additional, right.additional),
    binary: left.binary || right.binary,
  };
}

const both: Merge = (left, right) => [...left, ...right];

/** Lists mean "all of these"; an alternative between two lists is a schema of its own. */
const either: Merge = (left, right) => {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  if (left.length === 1 && right.length === 1 && left[0] === right[0]) return left;
  return [{ anyOf: [all(left), all(right)] }];
};

function all(schemas: readonly SchemaJson[]): SchemaJson {
  return schemas.length === 1 ? schemas[0]! : { allOf: schemas };
}

function bothTypes(left: Shape['types'], right: Shape['types']): Shape['types'] {
  if (!left || !right) return left ?? right;
  const types = new Set<WireType>();
  for (const type of left) {
    if (right.has(type)) types.add(type);
    else if ((type === 'integer' && right.has('number')) || (type === 'number' && right.has('integer')))
      types.add('integer');
  }
  return types;
}
