import type { Schema } from '../../contract/index.js';
import { nearest } from '../../diagnostics/index.js';
import { appendToken, type Json } from '../../document/index.js';
import { createCompiler } from '../../schema/index.js';
import type { Rule, RuleOption } from '../rule.js';
import { rules as ownRules } from '../rules/table.js';
import { type LintSettings, presets, severities } from './settings.js';

/** One setting that can't be taken as it is. */
export interface SettingFault {
  /** JSON Pointer into the settings of lint. */
  readonly pointer: string;
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly remedy?: string;
}

/**
 * Everything in settings that names no rule, no set, no severity or no option, or an option's value that it does not take.
 * @param table the rules that there are; default: Specwright's own
 */
export function settingFaults(settings: LintSettings, table: readonly Rule[] = ownRules): readonly SettingFault[] {
  const { presets: named = [], rules = {}, overrides = [] } = settings;
  return [
    ...named.flatMap((name, index) => oneOf(name, presets, `/presets/${index}`)),
    ...ruleFaults(rules, '/rules', table),
    ...overrides.flatMap((override, index) => ruleFaults(override.rules, `/overrides/${index}/rules`, table)),
  ];
}

function ruleFaults(rules: NonNullable<LintSettings['rules']>, base: string, table: readonly Rule[]): SettingFault[] {
  return Object.entries(rules).flatMap(([code, setting]) => {
    const pointer = appendToken(base, code);
    const rule = table.find(each => each.code === code);
    if (!rule) {
      const names = table.map(each => each.code);
      return [unknown(`There is no rule '${code}'`, pointer, code, names, 'docs/rules.md lists the rules')];
    }
    if (typeof setting === 'string') return oneOf(setting, ['off', ...severities], pointer);
    const { severity = 'off', ...options } = setting;
    const faults = Object.entries(options).flatMap(([name, value]) =>
      optionFaults(rule, name, value ?? null, appendToken(pointer, name)),
    );
    return [...oneOf(severity, ['off', ...severities], `${pointer}/severity`), ...faults];
  });
}

function optionFaults(rule: Rule, name: string, value: Json, pointer: string): SettingFault[] {
  const known = rule.options ?? {};
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!option) {
    const names = Object.keys(known);
    const remedy = names.length === 0 ? 'Remove it: the rule has no options' : `Its options are ${names.join(', ')}`;
    return [unknown(`The rule ${rule.code} has no option '${name}'`, pointer, name, names, remedy)];
  }
  return violationsOf(option, value).map(message => ({
    pointer,
    part: 'value',
    message: `The option '${name}' of ${rule.code} ${message}`,
    remedy: option.what,
  }));
}

function violationsOf({ schema }: RuleOption, value: Json): readonly string[] {
  const location = { file: '', line: 1, column: 1, pointer: '' };
  const id = '#/option';
  // an option's schema is ours, and an object
  const handle: Schema = { id, json: schema as Schema['json'], location, locate: () => location };
  const violations = createCompiler(new Map([[id, handle]])).validate(id, 'any')(value) ?? [];
  return violations.map(({ message }) => message);
}

function oneOf(value: Json | undefined, names: readonly string[], pointer: string): SettingFault[] {
  if (typeof value === 'string' && names.includes(value)) return [];
  const message = `'${String(value)}' is none of ${names.join(', ')}`;
  return [unknown(message, pointer, String(value), names, `Choose one of ${names.join(', ')}`, 'value')];
}

function unknown(
  message: string,
  pointer: string,
  name: string,
  names: readonly string[],
  otherwise: string,
  part: 'key' | 'value' = 'key',
): SettingFault {
  const near = nearest(name, names);
  return { pointer, part, message, remedy: near === undefined ? otherwise : `Did you mean ${near}?` };
}
