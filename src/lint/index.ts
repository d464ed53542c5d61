export type { LintFinding } from './finding.js';
export { type LintOptions, type LintReport, lint } from './lint.js';
export type { Category, Preset, Rule, RuleContext, RuleOption, Visitor } from './rule.js';
export { rules } from './rules/table.js';
export { rulesPage } from './rules-page.js';
export { type SettingFault, settingFaults } from './settings/check-settings.js';
export type { LintOverride, LintSettings, RuleSetting } from './settings/settings.js';
export type { RulesetDefinition, RulesetOptions } from './spectral/index.js';
export type { Suppressed } from './suppress/suppression.js';
