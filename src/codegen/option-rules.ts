import { type OptionRule, type OptionRules, option } from '../diagnostics/index.js';
import { loadRules } from '../document/index.js';
import type { GenerateOptions } from './options.js';

const definitions = option.list(option.rule('what defineFormat or defineKeyword gives', option.anObject.holds));

/** What each option of `generate` must be. */
export const generateRules: OptionRules = {
  document: option.text,
  out: option.text,
  handlers: option.text,
  check: option.boolean,
  cwd: option.text,
  load: option.of(loadRules),
  convertFormats: option.either(option.boolean, option.list(option.text)),
  formats: definitions,
  keywords: definitions,
  cache: option.either(
    option.rule('false', value => value === false),
    option.text,
  ),
} satisfies Record<keyof GenerateOptions, OptionRule>;

/** What each option of `watch` must be. */
export const watchRules = {
  ...generateRules,
  onResult: option.aFunction,
  onError: option.aFunction,
  delay: option.milliseconds,
};
