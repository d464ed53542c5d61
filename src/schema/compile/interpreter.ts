import type { Schema, SchemaId } from '../../contract/index.js';
import { holds } from '../runtime/evaluate.js';
import type { Use } from '../types.js';
import type { CompileOptions } from './options.js';
import { Projector } from './projector.js';
import { rulesOf } from './rules-of.js';

/** Says whether values satisfy schemas without compiling them: for who asks about each schema once or twice. */
export interface Interpreter {
  /** The same answer as the compiled check gives. */
  accepts(id: SchemaId, use: Use, value: unknown): boolean;
}

/** @param schemas `contract.schemas` */
export function createInterpreter(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions = {}): Interpreter {
  const projector = new Projector(schemas, options);
  const rules = rulesOf(projector);
  return Object.freeze({
    accepts: (id: SchemaId, use: Use, value: unknown) =>
      holds(projector.unit(projector.key(id, use)).schema, value, rules),
  });
}
