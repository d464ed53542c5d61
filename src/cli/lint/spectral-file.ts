import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Options } from '../command.js';
import type { LoadedConfig } from '../config/config.js';
import { namesOption } from '../names-option.js';
import { flag } from '../text-option.js';

/** Rulesets in Spectral's form, with how they are read. */
export interface AskedRulesets {
  readonly rulesets: readonly string[];
  readonly reading: { readonly cwd: string; readonly allowRemote: boolean; readonly functionMilliseconds?: number };
}

/** Those of the command line, else those of the settings, else a team's own where nothing is said of rules. */
export function rulesetsOf({ config, folder }: LoadedConfig, options: Options, cwd: string): AskedRulesets {
  const named = namesOption(options, 'ruleset');
  const { rulesets, functionMilliseconds } = config.lint ?? {};
  const reading = {
    allowRemote: flag(options, 'allowRemote') || config.allowRemote === true,
    ...(functionMilliseconds !== undefined && { functionMilliseconds: Math.ceil(functionMilliseconds) }),
  };
  if (named.length > 0) return { rulesets: named, reading: { cwd, ...reading } };
  const isSaid = config.lint !== undefined || namesOption(options, 'preset').length > 0;
  return { rulesets: rulesets ?? (isSaid ? [] : spectralOf(cwd)), reading: { cwd: folder, ...reading } };
}

/** A team's ruleset for Spectral is taken where nothing else is said. */
function spectralOf(cwd: string): readonly string[] {
  const names = ['yaml', 'yml', 'json', 'js', 'mjs', 'cjs'].map(ending => `.spectral.${ending}`);
  return names.filter(name => existsSync(resolve(cwd, name))).slice(0, 1);
}
