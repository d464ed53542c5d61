import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { Json } from '../../document/index.js';
import type { Use } from '../../schema/types.js';
import type { FormatValueTypes } from './format-value-shape.js';
import type { SchemaLookup } from './schema-parts.js';

/** A schema as openapi-typescript reads it. */
export type TypeSchema = { readonly [keyword: string]: Json };

/** Prints as `never`. */
export const never: TypeSchema = Object.freeze({ enum: [] });

/** What the rewriting of a schema for openapi-typescript depends on. */
export interface TypeScope {
  readonly use: Use;
  /** The named schema that is being rewritten, where what is looked at is about the same value. */
  readonly id?: SchemaId | undefined;
  readonly schemas: SchemaLookup;
  /** The `$ref` under which openapi-typescript prints a schema's type. */
  refer(id: SchemaId): string;
  /** Whether a reference from here would make the type contain itself; see direct-cycles.ts. */
  isCyclic(id: SchemaId): boolean;
  /** Inside a property looked up elsewhere, which may hold itself: nothing more is looked up. */
  readonly borrowed?: boolean;
  /** Where bytes may stand (multipart bodies): the name of the type that a file has. */
  readonly file?: string;
  /** The formats whose values are something else in handlers, where handlers' types are made. */
  readonly values?: FormatValueTypes;
}

/** Rewrites a schema; `around` are the schemas that hold it in `allOf`, `anyOf` or `oneOf`. */
export type Rewrite = (json: SchemaJson, scope: TypeScope, around?: readonly SchemaJson[]) => TypeSchema;
