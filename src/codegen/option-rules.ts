import { type OptionRule, option } from '../diagnostics/index.js';
import { loadRules, sourceRule } from '../document/index.js';
import { definitionRule } from '../schema/index.js';
import type { GenerateOptions, WatchOptions } from './options.js';

const definitions = option.list(definitionRule);
const { cwd: _cwd, ...documentRules } = loadRules;

/** What each option of `generate` must be. */
export const generateRules = {
  document: option.required(sourceRule),
  out: option.text,
  handlers: option.text,
  check: option.boolean,
  cwd: option.text,
  load: option.of(documentRules),
  convertFormats: option.either(option.boolean, option.list(option.text)),
  formats: definitions,
  keywords: definitions,
  unsafePatterns: option.boolean,
  cache: option.either(
    option.rule('false', value => value === false),
    option.text,
  ),
} satisfies Record<keyof GenerateOptions, OptionRule>;

/** What each option of `watch` must be. */
export const watchRules = {
  ...generateRules,
  check: option.rule('false: to watch is to write', value => value === false),
  onResult: option.required(option.aFunction),
  onError: option.required(option.aFunction),
  delay: option.milliseconds,
} satisfies Record<keyof WatchOptions | 'check', OptionRule>;
