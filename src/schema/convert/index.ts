export { applyConvert, type MatchesPattern } from './apply-convert.js';
export { createConvert } from './create-convert.js';
export { parseJsonKeepingBigints, stringifyKeepingBigints } from './json-bigints.js';
export { planConvert } from './plan-convert.js';
export type { Convert, ConvertChoice, ConvertNode, ConvertPlan, ValueFormat, ValueFormats } from './types.js';
export { valueFormats } from './value-formats.js';
