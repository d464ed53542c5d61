/** Quoted scalars and flow collections, which may go on over lines: https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions */
import { isSpace, quoteEnd } from './line-entry.js';
import type { TextLines } from './text-lines.js';

/** Where something ends, or the place of what is open where it should have ended. */
export type Ending = { readonly end: number } | { readonly unclosed: number };

/**
 * Looks for the end of a quoted scalar.
 * @param level lines of it stand further to the right than this column
 */
export function quotedEnding(lines: TextLines, from: number, level: number): Ending {
  const { text } = lines;
  const end = quoteEnd(text, from, text.length);
  const last = lines.lineAt(end === undefined ? text.length : end - 1);
  const first = lines.lineAt(from);
  for (let line = first + 1; line <= last; line++) {
    if (text.slice(lines.content(line), lines.end(line)) !== '' && lines.indent(line) <= level)
      return { unclosed: from };
  }
  return end === undefined ? { unclosed: from } : { end };
}

/** As quotedEnding, for a list or mapping in brackets. Of several that are open the innermost is told. */
export function flowEnding(lines: TextLines, from: number, level: number): Ending {
  const { text } = lines;
  const open: number[] = [];
  // a quote within a word is a letter of it
  let isWordStart = true;
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\n' || char === '\r') {
      const line = lines.lineAt(at) + 1;
      if (endsBefore(lines, line, level, open.at(-1)!)) return { unclosed: open.at(-1)! };
      isWordStart = true;
    } else if (char === '#' && isSpace(text[at - 1])) at = lines.end(lines.lineAt(at)) - 1;
    else if (isWordStart && (char === '"' || char === "'")) {
      const ending = quotedEnding(lines, at, level);
      if ('unclosed' in ending) return ending;
      at = ending.end - 1;
      isWordStart = false;
    } else if (char === '[' || char === '{') {
      open.push(at);
      isWordStart = true;
    } else if (char === ']' || char === '}') {
      const opened = open.pop()!;
      if ((text[opened] === '[') !== (char === ']')) return { unclosed: opened };
      if (open.length === 0) return { end: at + 1 };
      isWordStart = false;
    } else isWordStart = char === ',' || (isWordStart && isSpace(char)) || (char === ':' && isSpace(text[at + 1]));
  }
  return { unclosed: open.at(-1) ?? from };
}

/** Whether a line shows that what is open should have ended before it. */
function endsBefore(lines: TextLines, line: number, level: number, opened: number): boolean {
  if (line >= lines.count || lines.isEmpty(line)) return false;
  const indent = lines.indent(line);
  const isClose = /[\]}]/.test(lines.text[lines.content(line)]!);
  return isClose ? indent < lines.indent(lines.lineAt(opened)) : indent <= level;
}
