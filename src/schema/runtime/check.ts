import type { StripMode, Validate, Violation } from '../types.js';
import { explain } from './evaluate.js';
import type { CheckSchema, Rules } from './rules.js';
import { strip } from './strip.js';

const TOO_DEEP: readonly Violation[] = Object.freeze([
  Object.freeze({ pointer: '', code: 'depth', message: 'must not be nested so deeply' }),
]);

/**
 * A check of two halves: a compiled one that is quick to say yes, and the explaining one, which is asked on a no alone.
 * @param fast says whether a value is valid
 * @param schema the same schema for explaining, read when first needed
 */
export function createCheck(fast: (value: unknown) => boolean, schema: () => CheckSchema, rules: Rules): Validate {
  const check = (value: unknown) => {
    try {
      if (fast(value)) return undefined;
      const violations = explain(schema(), value, rules);
      // Where the halves differ the explaining one is right: it knows integers kept as bigint, for one.
      return violations.length > 0 ? violations : undefined;
    } catch (error) {
      // Values come from clients: only how deeply they are nested can exhaust the stack.
      if (error instanceof RangeError) return TOO_DEEP;
      throw error;
    }
  };
  return Object.assign(check, {
    strip: (value: unknown, mode?: StripMode) => stripped(schema(), value, rules, mode),
  });
}

function stripped(schema: CheckSchema, value: unknown, rules: Rules, mode?: StripMode): unknown {
  try {
    return strip(schema, value, rules, mode);
  } catch (error) {
    if (error instanceof RangeError) return value; // too deep, which the check says
    throw error;
  }
}
