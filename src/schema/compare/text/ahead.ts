/** A pattern without the lookaheads that it began with, and these as patterns. */
export interface Ahead {
  readonly matching: readonly string[];
  readonly avoiding: readonly string[];
}

/**
 * Takes a pattern apart that looks ahead at the start of the text, as rules for passwords do: `^(?=.*[0-9])(?!.* ).{8,}$`
 * is three patterns, each of which is regular.
 * @returns undefined where it does not begin so, or its parts can't stand alone
 */
export function lookaheadsOf(pattern: string): Ahead | undefined {
  if (!/^\^\(\?[=!]/.test(pattern) || /\\[1-9k]|\(\?</.test(pattern)) return undefined;
  const matching: string[] = [];
  const avoiding: string[] = [];
  let rest = pattern.slice(1);
  while (/^\(\?[=!]/.test(rest)) {
    const end = endOfGroup(rest);
    if (end === undefined || /^(?:[*+?]|\{\d)/.test(rest.slice(end))) return undefined;
    (rest[2] === '=' ? matching : avoiding).push(`^(?:${rest.slice(3, end - 1)})`);
    rest = rest.slice(end);
  }
  if (hasAlternatives(rest)) return undefined;
  return { matching: [...matching, `^${rest}`], avoiding };
}

/** Where the group that a text begins with is over. */
function endOfGroup(text: string): number | undefined {
  for (const { at, depth } of brackets(text)) if (depth === 0) return at + 1;
  return undefined;
}

function hasAlternatives(text: string): boolean {
  for (const { letter, depth } of brackets(text)) if (letter === '|' && depth === 0) return true;
  return false;
}

/** Each `(`, `)` and `|` that means something, and how deep it is then. */
function* brackets(text: string): Iterable<{ readonly at: number; readonly letter: string; readonly depth: number }> {
  let depth = 0;
  for (const { 0: found, index } of text.matchAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|[()|]/g)) {
    if (found.length > 1) continue;
    if (found === '(') depth++;
    if (found === ')') depth--;
    yield { at: index, letter: found, depth };
  }
}
