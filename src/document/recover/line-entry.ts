/** Block style, https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions */
import type { TextLines } from './text-lines.js';

/** What one line of block style says: `- - key: value`, any part of which may be missing. */
export interface LineEntry {
  readonly indent: number;
  /** The column of the last dash; -1: there is none. */
  readonly dash: number;
  /** Where what comes after the dashes begins, and its column. */
  readonly content: number;
  readonly column: number;
  readonly hasKey: boolean;
  /** Where the value begins, anchors and tags passed over; the end of the line where there is none. */
  readonly value: number;
  readonly end: number;
  /** What continues the value stands further to the right than this column. */
  readonly level: number;
}

/** Reads one line, as if it were no part of a longer text. */
export function lineEntry(lines: TextLines, line: number): LineEntry {
  const { text } = lines;
  const [indent, end] = [lines.indent(line), lines.end(line)];
  let content = lines.content(line);
  const shift = indent - content; // columns are counted as the indentation is
  let dash = -1;
  while (text[content] === '-' && (content + 1 >= end || isSpace(text[content + 1]))) {
    dash = content + shift;
    content = skipSpaces(text, content + 1, end);
  }
  const column = content + shift;
  const keyEnd = endOfKey(text, content, end);
  const hasKey = keyEnd !== undefined;
  const value = skipProperties(text, hasKey ? skipSpaces(text, keyEnd + 1, end) : content, end);
  return { indent, dash, content, column, hasKey, value, end, level: hasKey ? column : dash };
}

/** Where the colon after a key stands. */
function endOfKey(text: string, from: number, end: number): number | undefined {
  const first = text[from];
  if (first === '"' || first === "'") {
    const close = quoteEnd(text, from, end);
    const colon = close === undefined ? end : skipSpaces(text, close, end);
    return text[colon] === ':' && (colon + 1 >= end || isSpace(text[colon + 1])) ? colon : undefined;
  }
  if (first === '[' || first === '{') return undefined;
  for (let at = text.indexOf(':', from); at >= 0 && at < end; at = text.indexOf(':', at + 1)) {
    if (at + 1 < end && !isSpace(text[at + 1])) continue;
    return at === from || /[ \t]#/.test(text.slice(from, at)) ? undefined : at;
  }
  return undefined;
}

/** The end of a quoted scalar, after the quote that closes it; undefined where that is not before `end`. */
export function quoteEnd(text: string, from: number, end: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < end; at++) {
    const char = text[at];
    if (char === '\\' && quote === '"') at++;
    else if (char === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

export function isSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}

export function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

/** Passes over anchors, tags, and what is a comment. */
function skipProperties(text: string, from: number, end: number): number {
  let at = from;
  while (text[at] === '&' || text[at] === '!') {
    while (at < end && !isSpace(text[at])) at++;
    at = skipSpaces(text, at, end);
  }
  return text[at] === '#' ? end : Math.min(at, end);
}
