export { createCompiler, type SchemaCompiler } from './compile/compiler.js';
export { type CompileOptions, type Definition, defineFormat, defineKeyword } from './compile/options.js';
export type { CheckSchema, Format, Keyword } from './runtime/rules.js';
export type { Compiler, Use, Validate, Violation } from './types.js';
