export { type Answer, isFound, type Reason } from './compare/answer.js';
export {
  type ComparedSets,
  type CompareOptions,
  type Comparer,
  type ComparerOptions,
  createComparer,
} from './compare/comparer.js';
export type { Comparison, Relation } from './compare/comparison.js';
export type { Compared, Place, Step, Way } from './compare/places.js';
export { createNameMatcher } from './compare/text/matching.js';
export { createCompiler, type SchemaCompiler } from './compile/compiler.js';
export { definitionRule } from './compile/definition-rule.js';
export { createInterpreter } from './compile/interpreter.js';
export { type HiddenBy, hiddenBy } from './compile/marks.js';
export { type CompileOptions, type Definition, defineFormat, defineKeyword } from './compile/options.js';
export {
  applyConvert,
  type ConvertFormats,
  type ConvertPlan,
  type ConvertRequest,
  convertedFormats,
  convertKey,
  createConverts,
  emitConverts,
  parseJsonKeepingBigints,
  planConvert,
  stringifyKeepingBigints,
  type ValueFormat,
  type ValueFormats,
  valueFormatOf,
  valueFormats,
} from './convert/index.js';
export type { Emission } from './emit/emission.js';
export { emitChecks } from './emit/emit.js';
export type { CheckGroup, EmitCache, EmitOptions, Emitted, EmittedFile } from './emit/types.js';
export { guarded, TimeLimitError } from './guarded.js';
export { hiddenMark } from './hidden-mark.js';
export { Patience } from './patience.js';
export { attackPatience, linearAtAGlance, patternAttack } from './pattern/index.js';
export type { CheckSchema, Format, Keyword } from './runtime/rules.js';
export {
  type Break,
  createSampler,
  type NoSample,
  type Sample,
  type SampleDetail,
  type SampleFormat,
  type SampleKind,
  type SampleRequest,
  type SampleResult,
  type Sampler,
  type SamplerOptions,
} from './sample/index.js';
export type { Compiler, StripMode, Use, Validate, Violation } from './types.js';
