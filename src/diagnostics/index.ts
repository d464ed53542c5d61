export { type Code, catalogue } from './catalogue.js';
export type { CodeEntry } from './code-entry.js';
export { type Finding, FindingsError } from './finding.js';
export { formatLocation, type Location } from './location.js';
export { finding } from './make-finding.js';
export type { Severity } from './severity.js';
