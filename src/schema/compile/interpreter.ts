import type { Schema, SchemaId } from '../../contract/index.js';
import { guarded, TimeLimitError } from '../guarded.js';
import { Patience } from '../patience.js';
import { linearAtAGlance } from '../pattern/glance.js';
import { choosePattern } from '../pattern/index.js';
import { expressible } from '../pattern/re2.js';
import { explain } from '../runtime/evaluate.js';
import type { Compiler, Use } from '../types.js';
import type { CompileOptions } from './options.js';
import { Projector } from './projector.js';
import { rulesOf } from './rules-of.js';

/** Milliseconds that a check may take whose patterns nothing proves to end in time: the first, and all after some were stopped. */
const [first, least] = [500, 10];

/**
 * Checks that read their schemas anew at each value, with the verdict of the compiled ones: for who asks each once or twice,
 * whom compiling would take longer than all the rest. A check throws TimeLimitError where a pattern of it runs away.
 * @param schemas `contract.schemas`
 */
export function createInterpreter(schemas: ReadonlyMap<SchemaId, Schema>, options: CompileOptions = {}): Compiler {
  const projector = new QuickProjector(schemas, options);
  const rules = rulesOf(projector);
  // what ran away once is not tried again
  const endless = new Set<string>();
  const patience = new Patience(first, least);
  return Object.freeze({
    validate(id: SchemaId, use: Use) {
      const key = projector.key(id, use);
      projector.verify(key);
      const { schema } = projector.unit(key);
      return (value: unknown) => {
        const violations = projector.mayRunAway
          ? bounded(key, { endless, patience }, () => explain(schema, value, rules))
          : explain(schema, value, rules);
        return violations.length === 0 ? undefined : violations;
      };
    },
  });
}

interface Bounds {
  readonly endless: Set<string>;
  readonly patience: Patience;
}

function bounded<T>(key: string, { endless, patience }: Bounds, check: () => T): T {
  if (endless.has(key)) throw new TimeLimitError('was stopped before');
  try {
    return guarded(check, patience.limit);
  } catch (error) {
    if (error instanceof TimeLimitError) {
      endless.add(key);
      patience.lose();
    }
    throw error;
  }
}

/**
 * Runs what is not seen to be linear at a glance by RE2, where that can express it, and the rest as it is: the values that are
 * checked here are our own, and proving a pattern linear takes longer than all of them.
 */
class QuickProjector extends Projector {
  /** Whether a pattern is run as it is, though nothing proves that it ends in time. */
  mayRunAway = false;

  override choose(pattern: string) {
    const { choice, problem } = choosePattern(pattern, true);
    const runs = problem || choice === 're2' || linearAtAGlance(pattern) || !expressible(pattern, choice);
    if (runs && choice !== 're2' && !linearAtAGlance(pattern)) this.mayRunAway = true;
    this.patterns.set(pattern, runs ? choice : 're2');
    return problem;
  }
}
