import { decodePercent } from '../parameters/index.js';

/**
 * Path templates. https://spec.openapis.org/oas/v3.2.0.html#path-templating
 * A segment is a literal, or a pattern of literals and names: `{id}:verb`, `{from}-{to}.csv`.
 */
export type Segment = LiteralSegment | PatternSegment;

export interface LiteralSegment {
  /** Decoded. */
  readonly literal: string;
  /** As the template writes it, percent-encoded where a client must. */
  readonly raw: string;
}

export interface PatternSegment {
  readonly names: readonly string[];
  /** Percent-encoded; one more than there are names: before, between and after them. */
  readonly literals: readonly string[];
}

const expression = /\{([^{}/]*)\}/g;

/**
 * Splits a template at its slashes. A final slash gives a last, empty literal.
 * @param ignoreCase literals are given in lower case
 */
export function parseTemplate(template: string, ignoreCase = false): Segment[] {
  const segments = template.replace(/^\//, '').split('/').map(parseSegment);
  return ignoreCase ? segments.map(inLowerCase) : segments;
}

function inLowerCase(segment: Segment): Segment {
  if ('literal' in segment) return { ...segment, literal: segment.literal.toLowerCase() };
  return { names: segment.names, literals: segment.literals.map(literal => literal.toLowerCase()) };
}

/** What most segments are. */
const unreserved = /^[\w.~-]*$/;

function parseSegment(text: string): Segment {
  if (unreserved.test(text)) return { literal: text, raw: text };
  const names: string[] = [];
  const literals: string[] = [];
  let from = 0;
  for (const match of text.matchAll(expression)) {
    literals.push(encodeLiteral(text.slice(from, match.index)));
    names.push(match[1] ?? '');
    from = match.index + match[0].length;
  }
  if (names.length === 0) return { literal: decodePercent(text, false) ?? text, raw: encodeLiteral(text) };
  literals.push(encodeLiteral(text.slice(from)));
  return { names, literals };
}

/** As clients send it: what a URI can't hold is percent-encoded, what is encoded already stays. */
export function encodeLiteral(literal: string): string {
  return literal.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, character => {
    try {
      return encodeURIComponent(character);
    } catch {
      return character;
    }
  });
}

/**
 * Matches a raw segment against a pattern; every name takes at least one character, earlier ones as few as they can.
 * @param values takes the raw values, in the order of the names
 * @param ignoreCase the pattern's literals are in lower case
 */
export function matchPattern(pattern: PatternSegment, segment: string, values: string[], ignoreCase: boolean): boolean {
  const { literals } = pattern;
  // A path is ASCII, so that all stays in its place.
  const text = ignoreCase ? segment.toLowerCase() : segment;
  const last = literals.length - 1;
  const suffix = literals[last]!;
  const end = segment.length - suffix.length;
  if (!text.startsWith(literals[0]!) || !text.endsWith(suffix)) return false;
  let from = literals[0]!.length;
  for (let index = 1; index < last; index++) {
    const at = text.indexOf(literals[index]!, from + 1);
    if (at < 0 || at >= end) return false;
    values.push(segment.slice(from, at));
    from = at + literals[index]!.length;
  }
  if (from >= end) return false;
  values.push(segment.slice(from, end));
  return true;
}
