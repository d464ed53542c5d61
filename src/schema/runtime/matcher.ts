import type { Matcher, PatternChoice } from './rules.js';

/** Makes the matcher of RE2; handed in, so that contracts without such a pattern never load it. */
export type Re2 = (source: string) => Matcher;

/** Matchers by pattern, each made once. */
export function createMatchers(
  choices: Readonly<Record<string, PatternChoice>>,
  re2?: Re2,
): (pattern: string) => Matcher {
  const made = new Map<string, Matcher>();
  return pattern => {
    let matcher = made.get(pattern);
    if (!matcher) {
      const choice = Object.hasOwn(choices, pattern) ? choices[pattern]! : 'u';
      matcher = choice === 're2' && re2 ? re2(pattern) : new RegExp(pattern, choice === '' ? '' : 'u');
      made.set(pattern, matcher);
    }
    return matcher;
  };
}
