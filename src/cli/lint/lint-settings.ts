import { resolve } from 'node:path';
import { type Finding, FindingsError, finding, type Location } from '../../diagnostics/index.js';
import {
  type LintOptions,
  type LintSettings,
  nameOfModule,
  type Preset,
  type Rule,
  type RulesetOptions,
  rules,
  type Supervision,
  settingFaults,
} from '../../lint/index.js';
import type { Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import { importModule } from '../config/import.js';
import { namesOption } from '../names-option.js';
import { rulesetsOf } from './spectral-file.js';

/** What the project wants of the rules, with those that are its own. */
export interface ReadLintSettings extends LintSettings {
  readonly own: readonly Rule[];
  readonly ownPlaces?: ReadonlyMap<string, Location>;
  readonly rulesets: NonNullable<LintOptions['rulesets']>;
  readonly reading: RulesetOptions;
}

/**
 * The settings of lint, held against the rules there are.
 * @param supervision of the modules of the project's own rules
 * @param options of the command line: they take the place of what the settings say
 * @throws FindingsError with everything in them that can't be taken as it is
 */
export async function lintSettings(
  loaded: LoadedConfig,
  options: Options,
  cwd: string,
  supervision?: Supervision,
): Promise<ReadLintSettings> {
  const asked = namesOption(options, 'preset');
  const presets = asked.length > 0 ? asked : undefined;
  const {
    rulesets: _,
    functionMilliseconds: __,
    baseline: ___,
    own: modules = [],
    ...settings
  } = loaded.config.lint ?? {};
  const { own, ownPlaces, findings } = await ownRules(loaded, modules, supervision);
  const wanted = { ...settings, ...(presets && { presets: presets as Preset[] }) }; // looked at by settingFaults
  for (const { pointer, part, message, remedy } of settingFaults(wanted, [...rules, ...own])) {
    const isOption = presets !== undefined && pointer.startsWith('/presets');
    const location = isOption ? undefined : loaded.locate(`/lint${pointer}`, part);
    findings.push(
      finding(isOption ? 'usage-invalid' : 'config-invalid', message, { location, ...(remedy && { remedy }) }),
    );
  }
  if (findings.length > 0) throw new FindingsError(findings);
  return { ...wanted, own, ownPlaces, ...rulesetsOf(loaded, options, cwd) };
}

/** How long a module may take to load, with all that it imports. */
const loadMilliseconds = 30_000;

/** The project's own rules, with what is wrong with their modules. */
async function ownRules(loaded: LoadedConfig, modules: readonly string[], supervision: Supervision | undefined) {
  const findings: Finding[] = [];
  const own: Rule[] = [];
  const ownPlaces = new Map<string, Location>();
  for (const [index, module] of modules.entries()) {
    const location = loaded.locate(`/lint/own/${index}`, 'value');
    try {
      const found = await rulesOf(module, loaded.folder, supervision);
      own.push(...found);
      if (location) for (const { code } of found) ownPlaces.set(code, location);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      findings.push(finding('config-definition-invalid', `${module} gives no rules: ${reason}`, { location }));
    }
  }
  return { own, ownPlaces, findings };
}

/** The rules among a module's exports: each, or a list of them. */
async function rulesOf(module: string, folder: string, supervision: Supervision | undefined): Promise<readonly Rule[]> {
  const { watch, stopped } = supervision ?? {};
  const name = nameOfModule(module);
  const reason = stopped?.get(name);
  if (reason) throw new Error(`it ${reason.why}`);
  watch?.enter(watch.known(name), loadMilliseconds);
  const exports = await importModule(module.startsWith('.') ? resolve(folder, module) : module, folder).finally(() =>
    watch?.leave(),
  );
  const found = Object.values(exports).flat().filter(isRule);
  if (found.length === 0) throw new Error('it exports none: a rule has code, severity, what, why, remedy and check');
  return found;
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const { code, severity, what, why, remedy, check } = value as Record<string, unknown>; // any object; all is looked at
  return [code, severity, what, why, remedy].every(each => typeof each === 'string') && typeof check === 'function';
}
