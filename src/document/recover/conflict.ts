/** What git leaves in a text where both sides of a merge changed the same lines: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented */
import type { Block } from './block.js';
import { lineEntry } from './line-entry.js';
import type { TextLines } from './text-lines.js';

/** The marks of a conflict and the side of the other branch: what stays is the side of one's own. A lone mark is left out. */
export function conflictBlocks(lines: TextLines, first: number): readonly Block[] {
  const isMark = (line: number, mark: string) => lines.text.startsWith(mark.repeat(7), lines.start(line));
  const find = (mark: string, from: number) => {
    for (let line = from; line < lines.count; line++) if (isMark(line, mark)) return line;
    return undefined;
  };
  const end = isMark(first, '<') ? find('>', first) : undefined;
  if (end === undefined) return [block(lines, first, first)];
  const middle = find('=', first) ?? end;
  const base = find('|', first) ?? middle;
  return [block(lines, first, first), block(lines, Math.min(base, middle, end), end)];
}

function block(lines: TextLines, first: number, last: number): Block {
  const inner = lines.next(first);
  const indent = inner === undefined ? 0 : lines.indent(inner);
  const isItem = inner !== undefined && lineEntry(lines, inner).dash >= 0;
  return { first, last, from: lines.start(first), to: lines.end(last), indent, isItem };
}
