export { type Code, catalogue } from './catalogue.js';
export type { CodeEntry } from './code-entry.js';
export { codesPage } from './codes-page.js';
export { type Finding, FindingsError } from './finding.js';
export { formatLocation, type Location } from './location.js';
export { finding } from './make-finding.js';
export type { Reporter, ReportOptions } from './reporter.js';
export { type ReportFormat, reporters } from './reporters/table.js';
export type { Severity } from './severity.js';
