import { pretty } from './pretty.js';

/** How a difference is told, by the name that `--format` takes. A new one is a file, a row here and a test. */
export const formats = Object.freeze({ pretty });
