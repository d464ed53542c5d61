export type { Compiler, Use, Validate, Violation } from './types.js';
