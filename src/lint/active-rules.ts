import type { Severity } from '../diagnostics/index.js';
import type { Json } from '../document/index.js';
import type { Preset, Rule } from './rule.js';
import { rules as table } from './rules/table.js';
import type { ActiveRule } from './run-rules.js';

/** How much a rule weighs in a project, or that it is off; with options of its own where it has some. */
export type RuleSetting =
  | 'off'
  | Severity
  | { readonly severity?: 'off' | Severity; readonly [option: string]: Json | undefined };

/** The rules that are on: those of the sets, and what the settings change of them. */
export function activeRules(
  presets: readonly Preset[],
  settings: Readonly<Record<string, RuleSetting>>,
): readonly ActiveRule[] {
  return table.flatMap(rule => {
    const setting = Object.hasOwn(settings, rule.code) ? settings[rule.code] : undefined;
    const isOn = setting !== undefined || rule.presets.some(preset => presets.includes(preset));
    return isOn ? (active(rule, setting) ?? []) : [];
  });
}

function active(rule: Rule, setting: RuleSetting | undefined): ActiveRule | undefined {
  const { severity = rule.severity, ...own }: Exclude<RuleSetting, string> =
    typeof setting === 'object' ? setting : { ...(setting && { severity: setting }) };
  if (severity === 'off') return undefined;
  const known = Object.entries(rule.options ?? {}).map(([name, option]) => [name, own[name] ?? option.default]);
  return { rule, severity, options: Object.fromEntries(known) };
}
