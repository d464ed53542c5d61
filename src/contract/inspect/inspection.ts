import type { Location } from '../../diagnostics/index.js';

/** What `specwright inspect` tells of a document. Plain data that JSON can hold. */
export interface Inspection {
  readonly openapi: string;
  readonly title: string;
  readonly version: string;
  readonly operations: { readonly total: number; readonly byMethod: { readonly [method: string]: number } };
  readonly webhooks: number;
  readonly callbacks: number;
  readonly schemas: {
    readonly total: number;
    readonly components: number;
    readonly byKind: { readonly [kind: string]: number };
  };
  readonly security: {
    /** Type by name of scheme. */
    readonly schemes: { readonly [name: string]: string };
    /** How many operations can be called by each alternative, such as `bearer + apiKey`, or `none`. */
    readonly requirements: { readonly [alternative: string]: number };
  };
  /** Counted in the source files; only there where the document set is at hand. */
  readonly references?: ReferenceCounts;
  readonly size: { readonly files: number; readonly bytes: number };
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number };
  readonly unenforced: readonly Unenforced[];
}

export interface ReferenceCounts {
  readonly total: number;
  /** Those that lead to another file. */
  readonly acrossFiles: number;
  /** Components that contain a reference to themselves, directly or through others. */
  readonly cyclic: number;
}

/** A construct that is in the contract but not held against what is sent. */
export interface Unenforced {
  readonly construct: string;
  readonly reason: string;
  readonly location: Location;
}
