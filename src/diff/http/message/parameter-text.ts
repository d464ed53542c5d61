import type { Parameter } from '../../../contract/index.js';
import type { Json } from '../../../document/index.js';
import { serialiseParameter } from '../../../enforce/index.js';
import { mediaKind, type ParameterPlan } from '../../../plan/index.js';
import { planOf } from '../parameters/plan.js';
import type { Side } from '../side.js';

/** A value as its parameter goes over the wire; undefined where its style writes nothing of it. */
export function parameterText(side: Side, parameter: Parameter, value: Json): string | undefined {
  const plan = planOf(side, parameter);
  try {
    return styledText(plan, value);
  } catch (error) {
    // what a style can't express is written as JSON, as clients do
    if (error instanceof RangeError) return styledText({ ...plan, contentType: 'application/json' }, value);
    throw error;
  }
}

/**
 * The same, as the style writes it and in no other way.
 * @throws RangeError where the style can't express the value, or no header can hold what it makes of it
 */
export function styledText(plan: ParameterPlan, value: Json): string | undefined {
  const text = serialiseParameter(plan, value);
  if (text === undefined || (plan.in !== 'header' && plan.in !== 'cookie')) return text;
  const isJson = plan.contentType !== undefined && mediaKind(plan.contentType) === 'json';
  const written = isJson ? text.replace(/[^ -~]/g, escaped) : text;
  if (!isFieldValue(written)) throw new RangeError('no header holds such a text');
  return written;
}

/** Of a JSON text: a header holds no more than ASCII for sure. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.5: a line break would end the header, and begin another. */
function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
