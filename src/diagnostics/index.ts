export { type Code, catalogue, finding } from './catalogue.js';
export type { CodeEntry } from './code-entry.js';
export { type Finding, FindingsError } from './finding.js';
export { formatLocation, type Location } from './location.js';
export type { Severity } from './severity.js';
