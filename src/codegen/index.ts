export { generate } from './generate.js';
export type { Change, GenerateOptions, GenerateResult, WatchOptions } from './options.js';
export { type Watching, watch } from './watch.js';
