import type { Mark } from '../../document/index.js';
import type { Emission, GroupRecord, SharedRecord } from './emission.js';
import type { KnownEmission } from './known-emission.js';
import type { Keys } from './module-texts.js';
import { type Owner, type Places, SHARED } from './places.js';
import type { CheckGroup, EmittedFile } from './types.js';
import { isPart, type UnitGraph } from './unit-graph.js';

interface Made {
  readonly group: CheckGroup;
  readonly keys: Keys;
  readonly file: EmittedFile;
}

/** Writes down what the next run can use. */
export class Recorder {
  readonly #own: ReadonlyMap<Owner, readonly string[]>;

  constructor(
    readonly fingerprint: string,
    readonly known: KnownEmission,
    readonly graph: UnitGraph,
    places: Places,
  ) {
    this.#own = places.byOwner();
  }

  emission(shared: EmittedFile, groups: readonly Made[]): Emission {
    return {
      shared: this.known.shared ?? this.#shared(shared.text),
      groups: groups.flatMap(made => this.known.group(made.group) ?? this.#group(made) ?? []),
    };
  }

  #group({ group: { module, fingerprint }, keys, file }: Made): GroupRecord | undefined {
    if (fingerprint === undefined) return undefined;
    const roots = keys.map(([, key]) => key);
    const units = this.graph.reach(roots, ({ named }) => named);
    return { fingerprint, module, keys, units, own: this.#own.get(module) ?? [], text: file.text };
  }

  #shared(text: string): SharedRecord {
    const own = this.#own.get(SHARED) ?? [];
    const components = own.filter(key => this.graph.of(key).named);
    const units = this.graph.reach(components, () => false);
    const reached = new Set(units.map(({ key }) => key));
    const others = own.filter(key => !reached.has(key) && !isPart(key));
    const contents = Object.fromEntries(others.map(key => [key, this.graph.texts.contentOf(key)]));
    const marked = { readOnly: this.#marked('readOnly'), writeOnly: this.#marked('writeOnly') };
    return { fingerprint: this.fingerprint, units, own, text, contents, marked };
  }

  /** Of components only: what is said of the others changes with an operation. */
  #marked(mark: Mark): SharedRecord['marked']['readOnly'] {
    const { marks } = this.graph.compiler.projector;
    return [...marks.reached(mark)].filter(([id]) => this.graph.schemas.get(id)?.name !== undefined);
  }
}
