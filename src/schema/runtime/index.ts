/** `specwright/runtime`: what generated checks need. Loads neither ajv nor a parser nor RE2. */

export { applyConvert } from '../convert/apply-convert.js';
export { valueFormatOf } from '../convert/defined-format.js';
export { parseJsonKeepingBigints, stringifyKeepingBigints } from '../convert/json-bigints.js';
export type { Convert, ConvertPlan, ValueFormat, ValueFormats } from '../convert/types.js';
export { valueFormats } from '../convert/value-formats.js';
export { formats } from '../formats/index.js';
export type { Validate, Violation } from '../types.js';
export { createCheck } from './check.js';
export { isEncoded, isMedia } from './content.js';
export { equal, unique } from './equal.js';
export { explain, holds } from './evaluate.js';
export { createMatchers, type Re2 } from './matcher.js';
export { isMultiple, length } from './measure.js';
export type { CheckSchema, Format, Keyword, Matcher, PatternChoice, Rules } from './rules.js';
export { createRules, type RulesTable } from './rules-table.js';
