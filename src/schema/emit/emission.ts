import type { SchemaId } from '../../contract/index.js';
import type { KnownSchemas, KnownUnit } from '../compile/known.js';
import type { CheckGroup } from './types.js';

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
  readonly marked: Readonly<Record<'readOnly' | 'writeOnly', readonly (readonly [SchemaId, boolean])[]>>;
}

/** What a run leaves to the next one. Plain JSON. */
export interface Emission {
  readonly shared: SharedRecord;
  readonly groups: readonly GroupRecord[];
}

/** The records that hold for a run, by what they say. */
export class KnownEmission implements KnownSchemas {
  readonly units = new Map<string, UnitRecord>();
  readonly marked: KnownSchemas['marked'];
  readonly shared: SharedRecord | undefined;
  readonly #groups = new Map<string, GroupRecord>();

  /** Without the record of the shared module none holds: everything leads to components. */
  constructor(before: Emission | undefined, fingerprint: string | undefined, groups: readonly CheckGroup[]) {
    this.shared = fingerprint !== undefined && before?.shared.fingerprint === fingerprint ? before.shared : undefined;
    this.marked = {
      readOnly: new Map(this.shared?.marked.readOnly),
      writeOnly: new Map(this.shared?.marked.writeOnly),
    };
    if (!before || !this.shared) return;
    for (const unit of this.shared.units) this.units.set(unit.key, unit);
    const wanted = new Map(groups.map(group => [group.module, group.fingerprint]));
    for (const record of before.groups) {
      if (wanted.get(record.module) !== record.fingerprint) continue;
      this.#groups.set(record.module, record);
      for (const unit of record.units) this.units.set(unit.key, unit);
    }
  }

  group({ module }: CheckGroup): GroupRecord | undefined {
    return this.#groups.get(module);
  }
}
