import { parentPointer } from '../pointer.js';
import { type Positions, pointerAt } from '../positions.js';
import type { Block } from './block.js';
import { lineEntry } from './line-entry.js';
import { TextLines } from './text-lines.js';

/** A part of a text that could not be read, and was left out. */
export interface Hole {
  /** From 1, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The pointer of what it was a part of: what is missing is within that. */
  readonly container: string;
}

/**
 * Says of blocks that were left out what they were parts of. Where the column leaves that open, it is the innermost that may be.
 * @param text what was read
 */
export function holesOf(text: string, left: readonly Block[], positions: Positions): readonly Hole[] {
  const lines = new TextLines(text);
  return left.map(block => ({
    firstLine: block.first + 1,
    lastLine: block.last + 1,
    container: containerOf(lines, block, positions),
  }));
}

function containerOf(lines: TextLines, { first, indent, isItem }: Block, positions: Positions): string {
  // of an item's first line the dash may have stayed
  for (let line: number | undefined = lines.isEmpty(first) ? lines.next(first, -1) : first; line !== undefined; ) {
    const entry = lineEntry(lines, line);
    if (entry.indent < indent || (isItem && entry.indent === indent && entry.dash < 0 && entry.value >= entry.end)) {
      const isInItem = entry.dash >= 0 && entry.dash < indent && entry.column >= indent;
      const content = entry.content < entry.end ? entry.content : contentBelow(lines, line);
      const pointer = pointerAt(positions, content);
      return isInItem && (entry.hasKey || entry.content >= entry.end) ? parentPointer(pointer) : pointer;
    }
    line = lines.next(line, -1);
  }
  return '';
}

function contentBelow(lines: TextLines, line: number): number {
  const next = lines.next(line);
  return next === undefined ? lines.content(line) : lines.content(next);
}
