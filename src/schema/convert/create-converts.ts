import type { Schema, SchemaId } from '../../contract/index.js';
import { applyConvert, type MatchesPattern } from './apply-convert.js';
import { convertKey, planConvert } from './plan-convert.js';
import type { Convert, ConvertRequest, ValueFormats } from './types.js';

/**
 * The conversions of schemas' values between JSON and the program.
 * @param requests all schemas whose values are converted, with the use that leaves out what the direction forbids
 * @param options.formats the formats that are converted, e.g. `{ 'date-time': valueFormats['date-time'] }`
 * @param options.matches matches `patternProperties`, without which nothing under them is converted
 * @returns gives the conversion of one of them; undefined where there is nothing to convert
 */
export function createConverts(
  schemas: ReadonlyMap<SchemaId, Schema>,
  requests: Iterable<ConvertRequest>,
  options: { readonly formats: ValueFormats; readonly matches?: MatchesPattern },
): (request: ConvertRequest) => Convert | undefined {
  const plan = planConvert(schemas, requests, new Set(Object.keys(options.formats)));
  const converts = applyConvert(plan, options.formats, options.matches);
  return request => converts(convertKey(request));
}
