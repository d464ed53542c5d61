import { createMatchers } from '../runtime/matcher.js';
import type { Matcher } from '../runtime/rules.js';
import { choosePattern } from './index.js';
import { re2 } from './re2.js';

/** What matches a pattern in linear time, as checks do; undefined where nothing does, or it is no regular expression. */
export function matcherOf(pattern: string): Matcher | undefined {
  const { choice, problem } = choosePattern(pattern, false);
  return problem ? undefined : createMatchers({ [pattern]: choice }, re2)(pattern);
}
