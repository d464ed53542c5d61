// https://docs.stoplight.io/docs/spectral/e5b9616d6d50c-rulesets
import type { Json, NodeRef, SourceFile } from '../../document/index.js';

/** Names and indices from the root of a document to a node; indices are numbers, as functions of rulesets get them. */
export type JsonPath = readonly (string | number)[];

/** One thing that a function has to say of a value. */
export interface FunctionResult {
  readonly message: string;
  /** From the root of the document that the rule looks at; that of the value where there is none. */
  readonly path?: JsonPath;
}

/** What a function is told beside the value and its options. */
export interface FunctionContext {
  /** Where the value stands in the document that the rule looks at: the resolved one, unless the rule has `resolved: false`. */
  readonly path: JsonPath;
  /** The document, as written, and those of the ruleset's formats that it has. */
  readonly document: { readonly data: Json; readonly source: string; readonly formats: ReadonlySet<unknown> };
  /** Both views of the document, and where a node of the resolved one was written. */
  readonly documentInventory: {
    readonly resolved: Json;
    readonly unresolved: Json;
    readonly source: string;
    /** The node as written that a path of the resolved document leads to; undefined where it leads nowhere. */
    findAssociatedItemForPath(path: JsonPath, resolved: boolean): NodeRef | undefined;
  };
  readonly rule: { readonly name: string; readonly resolved?: boolean };
}

/**
 * A function of a ruleset: what it gives are the faults of one value. Those that teams wrote for Spectral have this form.
 * @param value what the rule's `given` and `field` lead to
 * @param options `functionOptions`, already checked
 */
export type RulesetFunction = (value: unknown, options: unknown, context: FunctionContext) => unknown;

/** A function with what it takes. */
export interface FunctionEntry {
  readonly run: RulesetFunction;
  /** A JSON Schema (2020-12 or draft 7) of `functionOptions`; null: it takes none. */
  readonly options: Json;
  /** A JSON Schema of the values that it looks at; others it passes by. */
  readonly input?: Json;
}

/**
 * A ruleset as its file gives it. Where a YAML file has names, a module may have what they name: `then.function` may be a function
 * or a `FunctionEntry`, `formats` may have functions of the document, `extends` may have definitions.
 */
export interface RulesetDefinition {
  readonly rules?: { readonly [name: string]: unknown };
  readonly extends?: unknown;
  readonly aliases?: unknown;
  readonly formats?: unknown;
  readonly overrides?: unknown;
  readonly parserOptions?: unknown;
  readonly documentationUrl?: string;
  readonly functions?: unknown;
  readonly functionsDir?: string;
}

/** A ruleset's fault is told at its place. */
export interface RulesetSource {
  readonly file: SourceFile;
  readonly pointer: string;
}
