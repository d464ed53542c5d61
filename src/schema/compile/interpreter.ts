import type { Schema, SchemaId } from '../../contract/index.js';
import { linearAtAGlance } from '../pattern/glance.js';
import { choosePattern } from '../pattern/index.js';
import { expressible } from '../pattern/re2.js';
import { explain } from '../runtime/evaluate.js';
import type { Compiler, Use } from '../types.js';
import type { CompileOptions } from './options.js';
import { Projector } from './projector.js';
import { rulesOf } from './rules-of.js';

export interface Interpreter extends Compiler {
  /** Whether a check that was asked for has a pattern that is run as it is, though nothing proves that it ends in time. */
  mayRunAway(): boolean;
}

/**
 * Checks that read their schemas anew at each value, with the verdict of the compiled ones: for who asks each once or twice,
 * whom compiling would take longer than all the rest.
 * @param schemas `contract.schemas`
 */
export function createInterpreter(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions = {}): Interpreter {
  const projector = new QuickProjector(schemas, options);
  const rules = rulesOf(projector);
  return Object.freeze({
    mayRunAway: () => projector.mayRunAway,
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

/**
 * Runs what is not seen to be linear at a glance by RE2, where that can express it, and the rest as it is: the values that are
 * checked here are our own, and proving a pattern linear takes longer than all of them.
 */
class QuickProjector extends Projector {
  mayRunAway = false;

  override choose(pattern: string) {
    const { choice, problem } = choosePattern(pattern, true);
    const runs = problem || choice === 're2' || linearAtAGlance(pattern) || !expressible(pattern, choice);
    if (runs && choice !== 're2' && !linearAtAGlance(pattern)) this.mayRunAway = true;
    this.patterns.set(pattern, runs ? choice : 're2');
    return problem;
  }
}
