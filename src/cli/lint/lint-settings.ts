import { resolve } from 'node:path';
import { type Finding, FindingsError, finding } from '../../diagnostics/index.js';
import { type LintSettings, type Preset, type Rule, rules, settingFaults } from '../../lint/index.js';
import type { LoadedConfig } from '../config/config.js';
import { importModule } from '../config/import.js';
import { spectralOf } from './spectral-file.js';

/** What the project wants of the rules, with those that are its own. */
export interface ReadLintSettings extends LintSettings {
  readonly own: readonly Rule[];
  readonly rulesets: readonly string[];
  readonly reading: { readonly cwd: string; readonly allowRemote: boolean };
}

/**
 * The settings of lint, held against the rules there are.
 * @param asked on the command line: it takes the place of what the settings say
 * @throws FindingsError with everything in them that can't be taken as it is
 */
export async function lintSettings(
  loaded: LoadedConfig,
  asked: { readonly presets?: readonly string[]; readonly rulesets?: readonly string[]; readonly allowRemote: boolean },
  cwd: string,
): Promise<ReadLintSettings> {
  const { presets } = asked;
  const { rulesets: named, baseline: _, own: modules = [], ...settings } = loaded.config.lint ?? {};
  const findings: Finding[] = [];
  const own: Rule[] = [];
  for (const [index, module] of modules.entries()) {
    const location = loaded.locate(`/lint/own/${index}`, 'value');
    try {
      own.push(...(await rulesOf(module, loaded.folder)));
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      findings.push(finding('config-definition-invalid', `${module} gives no rules: ${reason}`, { location }));
    }
  }
  const wanted = { ...settings, ...(presets && { presets: presets as Preset[] }) }; // looked at by settingFaults
  for (const { pointer, part, message, remedy } of settingFaults(wanted, [...rules, ...own])) {
    const isOption = presets !== undefined && pointer.startsWith('/presets');
    const location = isOption ? undefined : loaded.locate(`/lint${pointer}`, part);
    findings.push(
      finding(isOption ? 'usage-invalid' : 'config-invalid', message, { location, ...(remedy && { remedy }) }),
    );
  }
  if (findings.length > 0) throw new FindingsError(findings);
  const allowRemote = asked.allowRemote || loaded.config.allowRemote === true;
  if (asked.rulesets) return { ...wanted, own, rulesets: asked.rulesets, reading: { cwd, allowRemote } };
  const rulesets = named ?? (loaded.config.lint || presets ? [] : spectralOf(cwd));
  return { ...wanted, own, rulesets, reading: { cwd: loaded.folder, allowRemote } };
}

/** The rules among a module's exports: each, or a list of them. */
async function rulesOf(module: string, folder: string): Promise<readonly Rule[]> {
  const exports = await importModule(module.startsWith('.') ? resolve(folder, module) : module, folder);
  const found = Object.values(exports).flat().filter(isRule);
  if (found.length === 0) throw new Error('it exports none: a rule has code, severity, what, why, remedy and check');
  return found;
}

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const { code, severity, what, why, remedy, check } = value as Record<string, unknown>; // any object; all is looked at
  return [code, severity, what, why, remedy].every(each => typeof each === 'string') && typeof check === 'function';
}
