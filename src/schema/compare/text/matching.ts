import { linearAtAGlance } from '../../pattern/glance.js';
import { matcherOf as safeMatcher } from '../../pattern/matcher.js';
import type { Matcher } from '../../runtime/rules.js';
import { Unjudged } from '../holds.js';
import type { Dfa } from './dfa.js';
import { flagsOf } from './flags.js';
import { dfaFor } from './language.js';

/**
 * What tells whether a text matches a pattern, in time that is linear in the text: the native engine where that is plain,
 * else the pattern's automaton, and the analysis that checks wait for only where there is none.
 * @throws Unjudged where nothing takes the pattern, or nothing in linear time
 */
export function matcherOf(pattern: string): Matcher {
  const flags = flagsOf(pattern);
  if (flags === undefined) throw new Unjudged();
  if (linearAtAGlance(pattern)) return new RegExp(pattern, flags);
  const dfa = dfaFor(pattern);
  if (dfa) return { test: text => accepts(dfa, text) };
  const matcher = safeMatcher(pattern);
  if (!matcher) throw new Unjudged();
  return matcher;
}

/**
 * Tells whether names match patterns, each of which is made once.
 * @returns what gives undefined where nobody can say
 */
export function createNameMatcher(): (pattern: string, name: string) => boolean | undefined {
  const matchers = new Map<string, Matcher | undefined>();
  return (pattern, name) => {
    if (!matchers.has(pattern)) matchers.set(pattern, matcherIn(pattern));
    return matchers.get(pattern)?.test(name);
  };
}

function matcherIn(pattern: string): Matcher | undefined {
  try {
    return matcherOf(pattern);
  } catch (error) {
    if (error instanceof Unjudged) return undefined;
    throw error;
  }
}

function accepts(dfa: Dfa, text: string): boolean {
  let state = 0;
  for (const character of text) {
    const { marks, to } = dfa.edges(state);
    const code = character.codePointAt(0)!;
    let at = marks.length - 1;
    while (marks[at]! > code) at--;
    state = to[at]!;
  }
  return dfa.states[state]!.accepts;
}
