import { type Contract, type Schema, type SchemaId, type SchemaJson, schemaAt } from '../contract/index.js';
import { FindingsError } from '../diagnostics/index.js';
import type { NodeRef } from '../document/index.js';
import {
  type Answer,
  type Compared,
  type Comparer,
  type Compiler,
  createComparer,
  createInterpreter,
  TimeLimitError,
  type Use,
  type Violation,
} from '../schema/index.js';
import { type Shape, Shapes } from './shape.js';

/** What rules ask about schemas. Made on first use and shared by all rules: what one has worked out another finds. */
export class SchemaTools {
  readonly #contract: Contract;
  readonly #parts: WithParts;
  readonly #shapes = new Shapes<undefined>(id => {
    const json = this.schema(id)?.json;
    return json === undefined ? undefined : [json, undefined];
  });
  #checks: Compiler | undefined;
  #comparer: Comparer | undefined;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#parts = new WithParts(contract.schemas);
  }

  /** The schema that stands at a node, such as one that a rule was asked about. */
  at(node: NodeRef): Schema {
    const found = schemaAt(this.#contract, node);
    if (!found) throw new Error('the contract was made of no document');
    return found;
  }

  /**
   * What is wrong with a value.
   * @returns none where it is valid, and undefined where the schema can not be made into a check, or a pattern of it runs away
   */
  violations(schema: Schema | SchemaJson, value: unknown, use: Use): readonly Violation[] | undefined {
    this.#checks ??= createInterpreter(this.#parts);
    const id = typeof schema === 'object' && isHandle(schema) ? schema.id : this.#parts.idOf(schema);
    try {
      return this.#checks.validate(id, use)(value) ?? [];
    } catch (error) {
      if (error instanceof FindingsError || error instanceof TimeLimitError) return undefined;
      throw error;
    }
  }

  /** A value that a schema accepts; `none`: it is proven that there is none. */
  valueOf(schema: Compared, use: Use = 'any'): Answer {
    return this.#lost(schema, false, use);
  }

  /** A value that the one schema accepts and the other does not; `none`: it is proven that there is none. */
  difference(one: Compared, other: Compared, use: Use = 'any'): Answer {
    return this.#lost(one, other, use);
  }

  /** A value that all of them accept; `none`: it is proven that there is none. */
  common(schemas: readonly SchemaJson[], use: Use = 'any'): Answer {
    return this.#lost({ allOf: schemas }, false, use);
  }

  /** What a schema says at first sight: what to look at before anything is asked that takes steps. */
  shape(json: SchemaJson): Shape {
    return this.#shapes.of(json, undefined);
  }

  schema(id: SchemaId): Schema | undefined {
    return this.#contract.schemas.get(id);
  }

  #lost(one: Compared, other: Compared, use: Use): Answer {
    try {
      return this.#comparing().lost(one, other, use);
    } catch (error) {
      // schemas that the one refers to can not be read: that is told where they are made into checks
      if (error instanceof FindingsError) return { unknown: 'depth' };
      throw error;
    }
  }

  #comparing(): Comparer {
    const { schemas } = this.#contract;
    this.#comparer ??= createComparer({ old: schemas, now: schemas }, { steps: 2_000, totalSteps: 200_000 });
    return this.#comparer;
  }
}

function isHandle(schema: object): schema is Schema {
  return typeof (schema as Schema).locate === 'function'; // JSON has no functions
}

/** The contract's schemas, which grow as they are read, and parts of them that have no id of their own. */
class WithParts extends Map<SchemaId, Schema> {
  readonly #ids = new Map<SchemaJson, SchemaId>();

  constructor(readonly base: ReadonlyMap<SchemaId, Schema>) {
    super();
  }

  override get(id: SchemaId): Schema | undefined {
    return super.get(id) ?? this.base.get(id);
  }

  idOf(json: SchemaJson): SchemaId {
    let id = this.#ids.get(json);
    if (id === undefined) {
      id = `part ${this.size}`;
      // nobody asks where it stands
      this.set(id, { id, json, location: undefined as never, locate: undefined as never });
      this.#ids.set(json, id);
    }
    return id;
  }
}
