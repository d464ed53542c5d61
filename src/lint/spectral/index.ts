export { defaultRuleset } from './ruleset/default-file.js';
export { type LoadedRuleset, loadRuleset, type RulesetOptions, runRuleset } from './run-ruleset.js';
export type { FunctionContext, FunctionEntry, FunctionResult, RulesetDefinition, RulesetFunction } from './types.js';
