export { anyFunction, type StopReason, type Supervision, type Watch } from '../supervision.js';
export { hasCode } from './has-code.js';
export { defaultRuleset } from './ruleset/default-file.js';
export { type LoadedRuleset, loadRuleset, type RulesetOptions, runRuleset } from './run-ruleset.js';
export type { FunctionContext, FunctionEntry, FunctionResult, RulesetDefinition, RulesetFunction } from './types.js';
