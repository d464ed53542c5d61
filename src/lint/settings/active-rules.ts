import type { Json } from '../../document/index.js';
import type { Rule } from '../rule.js';
import type { ActiveRule } from '../run-rules.js';
import type { LintSettings, RuleSetting } from './settings.js';

/** The rules that are on somewhere: those of the sets, what the settings change of them, and what overrides switch on. */
export function activeRules(
  table: readonly Rule[],
  { presets = ['recommended'], rules = {}, overrides = [] }: LintSettings,
): readonly ActiveRule[] {
  const switchedOn = new Set(
    overrides.flatMap(override =>
      Object.entries(override.rules).flatMap(([code, how]) => (how === 'off' ? [] : [code])),
    ),
  );
  return table.flatMap(rule => {
    const setting = Object.hasOwn(rules, rule.code) ? rules[rule.code] : undefined;
    const isOn = setting !== undefined || rule.presets.some(preset => presets.includes(preset));
    const own: RuleSetting | undefined = isOn ? setting : 'off';
    const { severity = rule.severity, ...options } = asObject(own);
    if (severity === 'off' && !switchedOn.has(rule.code)) return [];
    return [{ rule, severity, options: optionsOf(rule, options) }];
  });
}

function asObject(setting: RuleSetting | undefined): Exclude<RuleSetting, string> {
  return typeof setting === 'object' ? setting : { ...(setting && { severity: setting }) };
}

function optionsOf(rule: Rule, given: Readonly<Record<string, Json | undefined>>): ActiveRule['options'] {
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => [name, given[name] ?? option.default]),
  );
}
