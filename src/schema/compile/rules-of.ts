import { re2 } from '../pattern/re2.js';
import { createMatchers } from '../runtime/matcher.js';
import type { Matcher, Rules } from '../runtime/rules.js';
import type { Projector } from './projector.js';

/** What reading units asks for beside them: each matcher is made once. */
export function rulesOf(projector: Projector): Rules {
  const matchers = new Map<string, Matcher>();
  return {
    lookup: key => projector.unit(key).schema,
    format: name => projector.format(name),
    keyword: name => projector.keyword(name)?.definition,
    matcher(pattern) {
      let matcher = matchers.get(pattern);
      if (!matcher) {
        const choice = projector.patterns.get(pattern) ?? 'u';
        matcher = createMatchers(Object.fromEntries([[pattern, choice]]), re2)(pattern);
        matchers.set(pattern, matcher);
      }
      return matcher;
    },
  };
}
