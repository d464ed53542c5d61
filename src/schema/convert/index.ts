export { applyConvert, type MatchesPattern } from './apply-convert.js';
export { type ConvertFormats, convertedFormats } from './converted-formats.js';
export { createConverts } from './create-converts.js';
export { valueFormatOf } from './defined-format.js';
export { type EmitConvertsOptions, emitConverts } from './emit-converts.js';
export { parseJsonKeepingBigints, stringifyKeepingBigints } from './json-bigints.js';
export { convertKey, planConvert } from './plan-convert.js';
export type {
  Convert,
  ConvertChoice,
  ConvertNode,
  ConvertPlan,
  ConvertRequest,
  ValueFormat,
  ValueFormats,
} from './types.js';
export { valueFormats } from './value-formats.js';
