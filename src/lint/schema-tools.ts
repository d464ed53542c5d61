import type { Contract, Schema, SchemaId, SchemaJson } from '../contract/index.js';
import { FindingsError } from '../diagnostics/index.js';
import {
  type Answer,
  type Compared,
  type Comparer,
  createComparer,
  createCompiler,
  type SchemaCompiler,
  type Use,
  type Violation,
} from '../schema/index.js';

/** What rules ask about schemas. Made on first use and shared by all rules: what one has worked out another finds. */
export class SchemaTools {
  readonly #contract: Contract;
  #compiler: SchemaCompiler | undefined;
  #comparer: Comparer | undefined;

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /**
   * What is wrong with a value.
   * @returns none where it is valid, and undefined where the schema can not be made into a check
   */
  violations(schema: Schema, value: unknown, use: Use): readonly Violation[] | undefined {
    this.#compiler ??= createCompiler(this.#contract.schemas);
    try {
      return this.#compiler.validate(schema.id, use)(value) ?? [];
    } catch (error) {
      if (error instanceof FindingsError) return undefined;
      throw error;
    }
  }

  /** A value that a schema accepts; `none`: it is proven that there is none. */
  valueOf(schema: Compared, use: Use = 'any'): Answer {
    return this.#comparing().lost(schema, false, use);
  }

  /** A value that the one schema accepts and the other does not; `none`: it is proven that there is none. */
  difference(one: Compared, other: Compared, use: Use = 'any'): Answer {
    return this.#comparing().lost(one, other, use);
  }

  /** A value that all of them accept; `none`: it is proven that there is none. */
  common(schemas: readonly SchemaJson[], use: Use = 'any'): Answer {
    return this.#comparing().lost({ allOf: schemas }, false, use);
  }

  schema(id: SchemaId): Schema | undefined {
    return this.#contract.schemas.get(id);
  }

  #comparing(): Comparer {
    const { schemas } = this.#contract;
    this.#comparer ??= createComparer({ old: schemas, now: schemas }, { steps: 2_000, totalSteps: 200_000 });
    return this.#comparer;
  }
}
