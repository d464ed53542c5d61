import type { SchemaId } from '../../contract/index.js';
import type { Mark } from '../../document/index.js';
import type { KnownUnit } from '../compile/known.js';

/** A unit or part as a record keeps it. */
export interface UnitRecord extends KnownUnit {
  readonly key: string;
  /** Whether it is a component's. */
  readonly named: boolean;
  /** Keys of the functions that its function calls. */
  readonly calls: readonly string[];
}

/** A module of an earlier run, and what has to be the same for it to stand. */
export interface ModuleRecord {
  /** What `CheckGroup.fingerprint` was; of the shared module `EmitOptions.fingerprint`. */
  readonly fingerprint: string;
  /** All that it reaches; what lies beyond a component stands in the record of the shared module. */
  readonly units: readonly UnitRecord[];
  /** The functions that stand in it, sorted. */
  readonly own: readonly string[];
  readonly text: string;
}

export interface GroupRecord extends ModuleRecord {
  readonly module: string;
  readonly keys: readonly (readonly [name: string, key: string])[];
}

export interface SharedRecord extends ModuleRecord {
  /** What is in the functions of the module that are no component's and no parts, by key. */
  readonly contents: Readonly<Record<string, string>>;
  readonly marked: Readonly<Record<Mark, readonly (readonly [SchemaId, boolean])[]>>;
}

/** What a run leaves to the next one. Plain JSON. */
export interface Emission {
  readonly shared: SharedRecord;
  readonly groups: readonly GroupRecord[];
}
