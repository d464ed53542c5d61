export type { LintFinding } from './finding.js';
