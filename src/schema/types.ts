import type { SchemaId } from '../contract/index.js';

/** Which way a value travels: decides what readOnly and writeOnly mean. `any`: neither is looked at. */
export type Use = 'request' | 'response' | 'any';

/** One way in which a value breaks its schema. Never holds the value. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the value; '' is the whole value. */
  readonly pointer: string;
  /** The JSON Schema keyword that failed (`type`, `required`, `maxLength` ...), or `readOnly`, `writeOnly`, `discriminator`. */
  readonly code: string;
  /** What was expected and the kind of what was there: "must be an integer, not a string". */
  readonly message: string;
  /** Of oneOf, anyOf and discriminator: which branch these words are about, e.g. `Cat` or `oneOf/1`. */
  readonly branch?: string;
}

/**
 * Which properties are taken out: `undeclared`, those that a closed schema refuses or that an object schema with declared
 * properties says nothing of; `closed`, those that a closed schema refuses; `failing`, those too that break the schema
 * that `additionalProperties` has for them.
 */
export type StripMode = 'undeclared' | 'closed' | 'failing';

/** Checks a parsed value. Gives undefined where it is valid, else all violations. Pure, synchronous, never throws. */
export interface Validate {
  (value: unknown): readonly Violation[] | undefined;
  /**
   * The value without the properties that the schema does not declare (`undeclared`, or as the mode says); the value
   * itself where there are none.
   * There on checks that are compiled of a schema. What is left may still be invalid.
   */
  readonly strip?: (value: unknown, mode?: StripMode) => unknown;
}

/** Checks made from a closed set of schemas. */
export interface Compiler {
  /**
   * The check of one schema; compiled on first use, together with what it references, and kept.
   * @throws FindingsError where the schema can't be honoured
   */
  validate(id: SchemaId, use: Use): Validate;
}
