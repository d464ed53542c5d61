import type { Finding, Location } from '../diagnostics/index.js';
import type { Hole } from './recover/holes.js';

/** A JSON value as it stands in a document. Objects keep `__proto__` as an ordinary own property. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

/** One source text with its parsed value. Never changed once read. */
export interface SourceFile {
  /** Absolute and unique: a `file:` URL, an `http(s):` URL, a `git:REV:PATH`, `stdin:`, or `memory:` for a text in hand. */
  readonly uri: string;
  /** As the user would type it; stands in every Location of this file. */
  readonly display: string;
  readonly format: 'yaml' | 'json';
  readonly text: string;
  readonly value: Json;
  /** What of the text could not be read, and is not in the value; only with `allowBroken`. */
  readonly holes: readonly Hole[];
  /** Whether a number of it has more digits than a double keeps. */
  readonly losesDigits: boolean;
  /** Whether the text holds a word of ASCII, as it is written. */
  has(word: string): boolean;
  /**
   * Where the node at a pointer begins. Computed on first use.
   * @param pointer RFC 6901; the nearest existing ancestor's place is given where nothing is there
   * @param part 'key' for the property name rather than the value; default 'value'
   */
  locate(pointer: string, part?: 'key' | 'value'): Location;
  /**
   * What begins at a place, or is the last to begin before it. Computed on first use.
   * @param line from 1
   * @param column from 1, in UTF-16 code units
   */
  nodeAt(line: number, column: number): { readonly pointer: string; readonly part: 'key' | 'value' };
}

/** A node of a document set: the value at a pointer of a file. */
export interface NodeRef {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly value: Json;
}

/** What says of a property that it travels one way alone. */
export type Mark = 'readOnly' | 'writeOnly';

/** What is known to stand in no schema of most documents, without a look at each. */
export type Borne = Mark | 'x-sunset';

/** All files that a document reaches by `$ref`, read. */
export interface DocumentSet {
  readonly root: SourceFile;
  /** By uri, root first, in the order reached. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Warnings; what makes the set unusable is thrown as FindingsError instead, unless `allowBroken` asks for it here. */
  readonly findings: readonly Finding[];
  /**
   * The node a `$ref` leads to, following one step only (the target may itself be a `$ref`).
   * Fragments are JSON Pointers (percent- and pointer-decoded), plain-name anchors (`$anchor`, `$dynamicAnchor`) or empty;
   * the part before is resolved against the nearest `$id`, else against the file (and `$self` in 3.2).
   * @param ref the reference as written
   * @param from the node that holds it
   * @returns undefined where it leads nowhere (the load has a finding, and has failed unless `allowBroken`, in that case;
   * of what leads into a file with holes it has none)
   */
  resolve(ref: string, from: { readonly file: SourceFile; readonly pointer: string }): NodeRef | undefined;
  /** Whether a schema of it may bear a mark, wherever one is looked for. Absent where nobody looked. */
  mayBear?(mark: Borne): boolean;
}
