import type { Contract, Schema, SchemaId } from '../../contract/index.js';
import { FindingsError } from '../../diagnostics/index.js';
import type { Json } from '../../document/index.js';
import {
  type Compiler,
  createInterpreter,
  createSampler,
  type SampleRequest,
  type Sampler,
  TimeLimitError,
  type Validate,
} from '../../schema/index.js';
import { MadeSchemas } from '../made-schemas.js';
import type { Travels } from '../types.js';
import { Routes } from './operations/routes.js';

/** One version of the contract, with what checks and makes values of its schemas; both are made when first needed. */
export class Side {
  #compiler: Compiler | undefined;
  #sampler: Sampler | undefined;
  #routes: Routes | undefined;

  readonly #schemas: MadeSchemas;

  constructor(readonly contract: Contract) {
    this.#schemas = new MadeSchemas(contract.schemas);
  }

  /** Those of the contract, and those that were made of them, by id; it lists the latter alone. */
  get schemas(): ReadonlyMap<SchemaId, Schema> {
    return this.#schemas;
  }

  /** Makes a schema known that was made of others of the contract, and refers to no other one that was made. */
  know(schema: Schema): Schema {
    const made = this.#schemas.get(schema.id);
    if (made) return made;
    this.#schemas.set(schema.id, schema);
    return schema;
  }

  get routes(): Routes {
    return (this.#routes ??= new Routes(this.contract.operations));
  }

  /** The check of a schema; undefined where there is none, or it can't be honoured, which the loading of it tells. */
  check(schema: Schema | undefined, use: Travels): Validate | undefined {
    if (!schema) return undefined;
    const check = this.#honoured(() => this.#checks().validate(schema.id, use));
    return check && unlessEndless(check);
  }

  accepts(schema: Schema | undefined, value: unknown, use: Travels): boolean {
    return this.check(schema, use)?.(value) === undefined;
  }

  /** A valid value of a schema; undefined where none is found. */
  sample(schema: Schema, request: SampleRequest): Json | undefined {
    return this.#honoured(() => {
      const compiler = this.#checks();
      this.#sampler ??= createSampler({ schemas: this.#schemas, compiler });
      const result = this.#sampler.sample(schema, request);
      return 'value' in result ? (result.value as Json) : undefined; // the sampler makes JSON values
    });
  }

  #checks(): Compiler {
    return (this.#compiler ??= createInterpreter(this.#schemas));
  }

  #honoured<T>(make: () => T): T | undefined {
    try {
      return make();
    } catch (error) {
      if (error instanceof FindingsError || error instanceof TimeLimitError) return undefined;
      throw error;
    }
  }
}

/** What can not be checked in time is taken for valid, as what can not be checked at all. */
function unlessEndless(check: Validate): Validate {
  return value => {
    try {
      return check(value);
    } catch (error) {
      if (error instanceof TimeLimitError) return undefined;
      throw error;
    }
  };
}
