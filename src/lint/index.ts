export type { RuleSetting } from './active-rules.js';
export type { LintFinding } from './finding.js';
export { type LintOptions, type LintReport, lint } from './lint.js';
export type { Category, Preset, Rule } from './rule.js';
export { rules } from './rules/table.js';
