import type { SchemaJson } from '../../contract/index.js';
import type { Json } from '../../document/index.js';

/** Schemas that one value must all satisfy. */
export type Node = readonly SchemaJson[];

export const typeNames = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;
export type TypeName = (typeof typeNames)[number];

/** A closed door for names: `additionalProperties` with what stands beside it, or `unevaluatedProperties`. */
export interface Closer {
  readonly known: Set<string>;
  readonly patterns: string[];
  /** Set where a neighbour evaluates every property, so that the schema applies to none. */
  open: boolean;
  readonly schema: SchemaJson;
}

/** The items from an index on. */
export interface Tail {
  from: number;
  readonly schema: SchemaJson;
}

export interface Contains {
  readonly schema: SchemaJson;
  readonly least: number;
  readonly most: number;
}

/** What is demanded of a number. */
export interface NumberConstraints {
  minimum: number;
  maximum: number;
  exclusiveMinimum: number;
  exclusiveMaximum: number;
  readonly multiples: number[];
}

/** What is demanded of a string, and of what it encodes. */
interface StringConstraints {
  minLength: number;
  maxLength: number;
  readonly patterns: string[];
  encoding: string | undefined;
  mediaType: string | undefined;
  contentSchema: SchemaJson | undefined;
}

/** What is demanded of an array. */
export interface ArrayConstraints {
  minItems: number;
  maxItems: number;
  unique: boolean;
  readonly prefixes: (readonly SchemaJson[])[];
  readonly tails: Tail[];
  readonly contains: Contains[];
}

/** What is demanded of an object. */
interface ObjectConstraints {
  minProperties: number;
  maxProperties: number;
  readonly required: Set<string>;
  readonly properties: Map<string, SchemaJson[]>;
  readonly patternProperties: (readonly [string, SchemaJson])[];
  readonly closers: Closer[];
  readonly names: SchemaJson[];
  readonly dependents: (readonly [string, readonly string[]])[];
  /** Properties that must not be there for the choices to hold. */
  readonly avoided: Set<string>;
}

/** What the schemas of a node demand together, once its choices (`anyOf`, `oneOf`, `not`, `if`) are made. */
export interface Constraints extends NumberConstraints, StringConstraints, ArrayConstraints, ObjectConstraints {
  types: Set<TypeName>;
  /** The types that the keywords speak about, for where `type` leaves more than one. */
  readonly hints: Set<TypeName>;
  /** From `enum` and `const`: the only values left. */
  values: readonly Json[] | undefined;
  readonly examples: Json[];
  /** Of numbers and of strings. */
  readonly formats: string[];
  readOnly: boolean;
  writeOnly: boolean;
  /** Set where nothing can satisfy the schemas: why. */
  impossible: string | undefined;
  /** A choice was made on the way: other constraints are possible. */
  chosen: boolean;
  /** Satisfying the constraints is not yet satisfying the schemas: the value must be checked. */
  fragile: boolean;
}

export function noConstraints(): Constraints {
  return {
    types: new Set(typeNames),
    hints: new Set(),
    values: undefined,
    examples: [],
    formats: [],
    ...anyNumber(),
    ...anyString(),
    ...anyArray(),
    ...anyObject(),
    readOnly: false,
    writeOnly: false,
    impossible: undefined,
    chosen: false,
    fragile: false,
  };
}

function anyNumber(): NumberConstraints {
  return {
    minimum: -Infinity,
    maximum: Infinity,
    exclusiveMinimum: -Infinity,
    exclusiveMaximum: Infinity,
    multiples: [],
  };
}

function anyString(): StringConstraints {
  return {
    minLength: 0,
    maxLength: Infinity,
    patterns: [],
    encoding: undefined,
    mediaType: undefined,
    contentSchema: undefined,
  };
}

function anyArray(): ArrayConstraints {
  return { minItems: 0, maxItems: Infinity, unique: false, prefixes: [], tails: [], contains: [] };
}

function anyObject(): ObjectConstraints {
  return {
    minProperties: 0,
    maxProperties: Infinity,
    required: new Set(),
    properties: new Map(),
    patternProperties: [],
    closers: [],
    names: [],
    dependents: [],
    avoided: new Set(),
  };
}
