import type { Schema, SchemaId } from '../../contract/index.js';
import { explain } from '../runtime/evaluate.js';
import type { Compiler, Use } from '../types.js';
import type { CompileOptions } from './options.js';
import { Projector } from './projector.js';
import { rulesOf } from './rules-of.js';

/**
 * Checks that read their schemas anew at each value, with the verdict of the compiled ones: for who asks each once or twice,
 * whom compiling would take longer than all the rest.
 * @param schemas `contract.schemas`
 */
export function createInterpreter(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions = {}): Compiler {
  const projector = new Projector(schemas, options);
  const rules = rulesOf(projector);
  return Object.freeze({
    validate(id: SchemaId, use: Use) {
      const key = projector.key(id, use);
      projector.verify(key);
      const { schema } = projector.unit(key);
      return (value: unknown) => {
        const violations = explain(schema, value, rules);
        return violations.length === 0 ? undefined : violations;
      };
    },
  });
}
