import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { serialiseParameter } from '../../../enforce/index.js';
import { planOf } from '../parameters/plan.js';
import type { Side } from '../side.js';

/** A value as its parameter goes over the wire; undefined where its style writes nothing of it. */
export function parameterText(side: Side, parameter: Parameter, value: Json): string | undefined {
  const plan = planOf(side, parameter);
  try {
    return serialiseParameter(plan, value);
  } catch (error) {
    // what a style can't express is written as JSON, as clients do
    if (error instanceof RangeError) return serialiseParameter({ ...plan, contentType: 'application/json' }, value);
    throw error;
  }
}
