export {
  type Change,
  type GenerateOptions,
  type GenerateResult,
  generate,
  type Watching,
  type WatchOptions,
  watch,
} from './codegen/index.js';
export {
  type Contract,
  createContract,
  type Inspection,
  inspect,
  load,
  type Operation,
  type Parameter,
  type RequestBody,
  type Response,
  type Schema,
} from './contract/index.js';
export {
  type Code,
  type CodeEntry,
  catalogue,
  type Finding,
  FindingsError,
  formatLocation,
  type Location,
  type Reporter,
  type ReportFormat,
  type ReportOptions,
  reporters,
  type Severity,
} from './diagnostics/index.js';
export {
  type ContractChange,
  type Difference,
  type DiffOptions,
  diff,
  type Level,
  type SofteningName,
  softenings,
  type Witness,
} from './diff/index.js';
export {
  type Bundle,
  type BundleOptions,
  bundle,
  type DocumentSet,
  type LoadOptions,
  loadDocument,
  loadText,
  type SourceFile,
  type TextOptions,
} from './document/index.js';
export { type RuntimeContractOptions, runtimeContract } from './enforce/from-contract.js';
export {
  type CompileOptions,
  type ConvertFormats,
  type Definition,
  defineFormat,
  defineKeyword,
  type Format,
  type Keyword,
  type ValueFormat,
  type ValueFormats,
} from './schema/index.js';
