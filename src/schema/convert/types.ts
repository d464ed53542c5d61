import type { Schema, SchemaJson } from '../../contract/index.js';
import type { Use } from '../types.js';

/** Turns texts and numbers into values of their format, or back. Never changes what it is given: what differs is copied. */
export interface Convert {
  readonly parse: (value: unknown) => unknown;
  readonly serialise: (value: unknown) => unknown;
  /** Serialises one item of the array that the conversion is about, where items are sent one by one. */
  readonly serialiseItem: (item: unknown, index: number) => unknown;
}

/** A format whose values are something else than JSON in the program. Its functions get every kind of value. */
export interface ValueFormat {
  /** Whether a value of JSON is of this format; decides between branches. */
  test(value: unknown): boolean;
  /** From JSON; gives back what it can't turn. */
  parse(value: unknown): unknown;
  /** To JSON; gives back what is none of its own. */
  serialise(value: unknown): unknown;
}

export type ValueFormats = { readonly [format: string]: ValueFormat };

/** What is converted where, as plain data: what a generated module holds in place of the schemas. */
export interface ConvertPlan {
  /** Reached by index, so that recursion and what several share need no copy. */
  readonly nodes: readonly ConvertNode[];
  /** By `convertKey`: the node about the whole value. */
  readonly roots: { readonly [key: string]: number };
}

/** A schema whose values are converted, and which way they travel. */
export interface ConvertRequest {
  readonly schema: Schema;
  readonly use: Use;
}

export interface ConvertNode {
  readonly format?: string;
  /** Nodes about the same value. */
  readonly all?: readonly number[];
  /** Of each anyOf, oneOf, if: nodes about the same value under a condition. */
  readonly choices?: readonly ConvertChoice[];
  readonly properties?: readonly (readonly [name: string, node: number])[];
  readonly patterns?: readonly (readonly [pattern: string, node: number])[];
  readonly additional?: {
    /** Names and patterns that it is not about. */
    readonly names: readonly string[];
    readonly patterns: readonly string[];
    readonly node: number;
  };
  readonly prefix?: readonly (number | null)[];
  readonly items?: { readonly from: number; readonly node: number };
}

export interface ConvertChoice {
  /** Whether the first branch that accepts the value is the only one that counts. */
  readonly first: boolean;
  /** `when` is a schema without references, cut off a few levels down; `node` is absent where the branch converts nothing. */
  readonly branches: readonly { readonly when: SchemaJson; readonly node?: number }[];
}
