import type { Schema, SchemaId } from '../../contract/index.js';
import type { Part } from './part.js';

/** The schemas of each side, which references lead into. */
export interface Sides {
  readonly old: ReadonlyMap<SchemaId, Schema>;
  readonly now: ReadonlyMap<SchemaId, Schema>;
}

/** A choice among branches: anyOf or oneOf; or a schema that is the only branch of itself. */
export interface Choice {
  readonly part: Part;
  readonly keyword?: string;
  readonly branches: readonly Part[];
  /** What offers null beside the choice, which has it as one of its branches then: so `nullable: true` is written beside one. */
  readonly holder?: Part;
}

/** Which branches of two choices stand for each other, and which are gone or new. */
export interface Aligned {
  readonly pairs: readonly (readonly [Part, Part])[];
  readonly gone: readonly Part[];
  readonly added: readonly Part[];
}
