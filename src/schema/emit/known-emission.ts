import type { KnownSchemas } from '../compile/known.js';
import type { Emission, GroupRecord, SharedRecord, UnitRecord } from './emission.js';
import type { CheckGroup } from './types.js';

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
