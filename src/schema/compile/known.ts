import type { SchemaId } from '../../contract/index.js';
import type { Code } from '../../diagnostics/index.js';
import type { Mark } from '../../document/index.js';

/** Something that a projection has to say of its schema. */
export type Told = readonly [code: Code, message: string];

/** What an earlier run found of a unit, where the schema and all that it refers to are the same still. */
export interface KnownUnit {
  readonly id: SchemaId;
  /** Keys of the units that it refers to. */
  readonly references: readonly string[];
  readonly told: readonly Told[];
}

/** What need not be read anew. Empty: everything is. */
export interface KnownSchemas {
  /** By key. */
  readonly units: ReadonlyMap<string, KnownUnit>;
  /** The schemas below which something is marked, or not; see marks.ts. */
  readonly marked: Readonly<Record<Mark, ReadonlyMap<SchemaId, boolean>>>;
}

export const nothingKnown: KnownSchemas = Object.freeze({
  units: new Map(),
  marked: { readOnly: new Map(), writeOnly: new Map() },
});
