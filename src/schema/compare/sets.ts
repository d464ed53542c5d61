import type { Schema, SchemaId, SchemaJson } from '../../contract/index.js';
import type { CompileOptions } from '../compile/options.js';
import { Projector } from '../compile/projector.js';
import type { Format } from '../runtime/rules.js';
import type { Use } from '../types.js';
import { Graph, type Shared } from './graph.js';
import { Hints } from './hints.js';
import type { Term, Terms } from './terms.js';

/** The sets that schemas are compared of, each read once; a set is known by its map. */
export class Sets {
  readonly #terms: Terms;
  readonly #options: CompileOptions;
  readonly #sets = new Map<ReadonlyMap<SchemaId, Schema>, OneSet>();
  readonly #again = new Map<string, Term>();
  readonly #alike: Shared['alike'] = new Map();
  readonly #circles = new Map<string, number>();
  readonly hints = new Hints();

  readonly #shared: Pick<Shared, 'isAlike' | 'lossy' | 'tags'>;

  /** @param isAlike whether all sets certainly say the same under an id */
  constructor(terms: Terms, options: CompileOptions, shared: Pick<Shared, 'isAlike' | 'lossy' | 'tags'>) {
    this.#terms = terms;
    this.#options = options;
    this.#shared = shared;
  }

  term(schemas: ReadonlyMap<SchemaId, Schema>, schema: SchemaId | SchemaJson, use: Use): Term {
    if (typeof schema === 'boolean') return schema ? this.#terms.true : this.#terms.false;
    let set = this.#sets.get(schemas);
    if (!set) {
      const shared = {
        again: this.#again,
        circles: this.#circles,
        sets: this.#sets.size,
        hints: this.hints,
        ...this.#shared,
        alike: this.#alike,
      };
      set = new OneSet(schemas, this.#terms, shared, this.#options);
      this.#sets.set(schemas, set);
    }
    return set.graph.term(typeof schema === 'string' ? schema : set.idOf(schema), use);
  }

  /** Keeps what is said where something leads back to itself. */
  circle(key: string, term: Term): void {
    this.#again.set(key, term);
  }

  again(key: string): Term {
    let term = this.#again.get(key);
    if (term === undefined) {
      this.#again.set(key, (term = this.#alike.get(key)!()));
    }
    return term;
  }

  format(name: string): Format | undefined {
    const [set] = this.#sets.values();
    return set?.graph.projector.format(name);
  }

  isOwn(format: string): boolean {
    return (this.#options.definedFormats ?? []).some(({ name }) => name === format);
  }
}

class OneSet {
  readonly graph: Graph;
  readonly #schemas: WithParts;
  readonly #ids = new WeakMap<object, SchemaId>();

  constructor(schemas: ReadonlyMap<SchemaId, Schema>, terms: Terms, shared: Shared, options: CompileOptions) {
    this.#schemas = new WithParts(schemas);
    // no pattern is run as it was chosen here, so that none needs the analysis
    this.graph = new Graph(new UseProjector(this.#schemas, { ...options, unsafePatterns: true }), terms, shared);
  }

  /** The id of a schema that has none of its own. */
  idOf(json: Exclude<SchemaJson, boolean>): SchemaId {
    let id = this.#ids.get(json);
    if (id === undefined) {
      id = `part ${this.#schemas.size}`;
      // nobody asks where it stands
      this.#schemas.set(id, { id, json, location: undefined as never, locate: undefined as never });
      this.#ids.set(json, id);
    }
    return id;
  }
}

/** Tells uses apart without asking whether they differ: that would read all that a schema refers to. Numbers are told apart, too. */
class UseProjector extends Projector {
  override readonly readsNumbersAsWritten = true;

  protected override differs(): boolean {
    return true;
  }
}

/** A set, which grows as its schemas are read, and schemas that have no id in it. */
class WithParts extends Map<SchemaId, Schema> {
  constructor(readonly base: ReadonlyMap<SchemaId, Schema>) {
    super();
  }

  override get(id: SchemaId): Schema | undefined {
    return super.get(id) ?? this.base.get(id);
  }
}
