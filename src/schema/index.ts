export { createCompiler, type SchemaCompiler } from './compile/compiler.js';
export { type CompileOptions, type Definition, defineFormat, defineKeyword } from './compile/options.js';
export {
  applyConvert,
  type ConvertPlan,
  createConvert,
  planConvert,
  type ValueFormat,
  type ValueFormats,
  valueFormats,
} from './convert/index.js';
export { emitChecks } from './emit/emit.js';
export type { CheckGroup, EmitCache, EmitOptions, Emitted, EmittedFile } from './emit/types.js';
export type { CheckSchema, Format, Keyword } from './runtime/rules.js';
export type { Compiler, Use, Validate, Violation } from './types.js';
