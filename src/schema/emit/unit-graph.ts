import type { Schema, SchemaId } from '../../contract/index.js';
import type { UnitCompiler } from '../compile/compiler.js';
import type { UnitRecord } from './emission.js';
import type { KnownEmission } from './known-emission.js';
import type { UnitTexts } from './unit-text.js';

/** What leads to what among units and parts: as an earlier run found it, else by their schemas and texts. */
export class UnitGraph {
  readonly #records = new Map<string, UnitRecord>();

  constructor(
    readonly compiler: UnitCompiler,
    readonly texts: UnitTexts,
    readonly known: KnownEmission,
    readonly schemas: ReadonlyMap<SchemaId, Schema>,
  ) {}

  of(key: string): UnitRecord {
    const known = this.known.units.get(key) ?? this.#records.get(key);
    if (known) return known;
    const made = this.#make(key);
    this.#records.set(key, made);
    return made;
  }

  /** All that a unit needs: what it calls, and what explaining and interpreting look up. */
  needs(key: string): ReadonlySet<string> {
    const { calls, references } = this.of(key);
    return new Set([...calls, ...references]);
  }

  /** What keys lead to, themselves included, sorted; not beyond what `isEnd` says. */
  reach(roots: Iterable<string>, isEnd: (unit: UnitRecord) => boolean): readonly UnitRecord[] {
    const reached = new Set(roots);
    const found: UnitRecord[] = [];
    for (const key of reached) {
      const unit = this.of(key);
      if (isEnd(unit)) continue;
      found.push(unit);
      for (const next of this.needs(key)) reached.add(next);
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  #make(key: string): UnitRecord {
    const calls = this.texts.of(key).names.flatMap(([, meaning]) => (meaning.kind === 'link' ? [meaning.key] : []));
    if (isPart(key)) return { key, id: '', named: false, references: [], calls, told: [] };
    const { id, references, told } = this.compiler.projector.unit(key);
    const named = this.schemas.get(id)?.name !== undefined;
    return { key, id, named, references: [...references], calls, told };
  }
}

export function isPart(key: string): boolean {
  return key.startsWith('part:');
}
