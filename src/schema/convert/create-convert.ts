import type { Schema, SchemaId } from '../../contract/index.js';
import type { Use } from '../types.js';
import { applyConvert, type MatchesPattern } from './apply-convert.js';
import { planConvert } from './plan-convert.js';
import type { Convert, ValueFormats } from './types.js';

/**
 * The conversions of a schema's values between JSON and the program.
 * @param use leaves out what the direction forbids
 * @param options.formats the formats that are converted, e.g. `{ 'date-time': valueFormats['date-time'] }`
 * @param options.matches matches `patternProperties`, without which nothing under them is converted
 * @returns undefined where there is nothing to convert
 */
export function createConvert(
  schemas: ReadonlyMap<SchemaId, Schema>,
  schema: Schema,
  use: Use,
  options: { readonly formats: ValueFormats; readonly matches?: MatchesPattern },
): Convert | undefined {
  const plan = planConvert(schemas, schema, use, new Set(Object.keys(options.formats)));
  return plan && applyConvert(plan, options.formats, options.matches);
}
