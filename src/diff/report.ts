import type { Operation, Schema, SchemaJson } from '../contract/index.js';
import type { Code, Location } from '../diagnostics/index.js';
import type { Json } from '../document/index.js';
import type { Level, Reached, SofteningName, Travels, UnknownReason, Witness } from './types.js';

/** What a comparing part has to say of one change in one place. Those of one cause are told as one. */
export interface Remark {
  readonly code: Code;
  readonly level: Level;
  readonly message: string;
  /** Default: the catalogue's. */
  readonly remedy?: string;
  readonly direction?: Travels;
  /** Absent: about the document as a whole. */
  readonly reaches?: Reached;
  readonly before?: Location;
  readonly after?: Location;
  readonly witness?: Witness;
  readonly unknown?: string;
  /** Of `unknown`. Default: `unstated`. */
  readonly reason?: UnknownReason;
  readonly softened?: SofteningName;
  /**
   * What tells this change from others of its code in any document: names and values, never lines or words; goes into the
   * fingerprint. Remarks with the same code and subject, at the same places, are one change.
   */
  readonly subject: readonly Json[];
}

/** A schema that values have to meet beside that of their part. */
export type Constraint = Exclude<SchemaJson, boolean>;

/** Which values of a part can be sent: an empty list has no text that is not that of something else. */
export interface Sendable {
  /** Tells it from others of the same schemas. */
  readonly name: string;
  /** Whether what the writer writes of a value is read as that value by the writer's own version. */
  isReadBack(value: Json): boolean;
  /** Whether nothing is told of what is not read back, as somebody else tells of that. */
  readonly isAll?: true;
  /**
   * Where a value is not, what another one is looked for by. A value that does not meet `all` can never be sent: where no
   * other one breaks, nothing does. Those of `some`, narrower each, are likely read back. Undefined: nobody here reads the
   * format, so that no other value would do better.
   */
  readonly others: (() => { readonly all: Constraint; readonly some: readonly Constraint[] }) | undefined;
}

/** A schema that stands in both versions, to be compared by what values it accepts. */
export interface SchemaSite {
  /** Absent: each of its values can. */
  readonly sendable?: Sendable | undefined;
  readonly before: Schema;
  readonly after: Schema;
  readonly travels: Travels;
  readonly reaches: Reached;
  /** Properties of the whole that are gone, where somebody else tells of that. */
  readonly told?: readonly string[] | undefined;
  /** The operations that it belongs to. */
  readonly operations: readonly [before: Operation, after: Operation];
  /**
   * Makes the message that carries a value of this part: its lines, and the index of the one that carries the part.
   * @param failing JSON Pointer into the value: where the message writes that on a line of its own, that line is marked
   */
  message(value: Json, failing?: string): { readonly lines: readonly string[]; readonly mark?: number };
}

/** What comparing parts tell what they find. */
export interface Report {
  remark(remark: Remark): void;
  schemas(site: SchemaSite): void;
}
