import { isDay } from '../accepted/index.js';
import { type OptionRule, option } from '../diagnostics/index.js';
import { type DiffOptions, softenings } from './types.js';

/** What each option of `diff` must be. */
export const diffRules = {
  strict: option.list(option.oneOf(...softenings)),
  now: option.rule('a day such as 2026-12-31', value => typeof value === 'string' && isDay(value)),
  extensions: option.list(option.rule('a name that begins with x-', value => /^x-./.test(String(value)))),
} satisfies Record<keyof DiffOptions, OptionRule>;
