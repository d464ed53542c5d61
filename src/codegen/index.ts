export { generate } from './generate.js';
export type { Change, GenerateOptions, GenerateResult } from './options.js';
export { type Watching, type WatchOptions, watch } from './watch.js';
