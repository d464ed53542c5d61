/** What has to be left out with a line that cannot be read. */
import { type LineEntry, lineEntry } from './line-entry.js';
import type { TextLines } from './text-lines.js';

/** A part of a text: lines from 0, both included, and offsets, the end not included. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** The column that its own content was at, or was meant to be at. */
  readonly indent: number;
  /** Whether it is an item of a list, which may stand in the column of the key that holds it. */
  readonly isItem: boolean;
}

/**
 * The block that begins with a line: with what stands further to the right below it.
 * @param offset what is wrong; where that comes after a dash, the dash stays
 */
export function blockOf(lines: TextLines, line: number, offset: number): Block {
  const entry = lineEntry(lines, line);
  const keepsDash = entry.dash >= 0 && offset >= entry.content && goesOn(lines, line, entry);
  const own = keepsDash ? entry.column : entry.indent;
  const indent = keepsDash ? own : meantIndent(lines, line, entry);
  const last = lastLine(lines, line, entry, { own, indent });
  const from = keepsDash ? entry.content : lines.start(line);
  const isItem = entry.dash >= 0 && !keepsDash;
  return { first: line, last, from, to: lines.end(last), indent, isItem };
}

/** Whether an item's mapping has keys on the lines after the one with the dash. */
function goesOn(lines: TextLines, line: number, { dash, column }: LineEntry): boolean {
  for (let next = lines.next(line); next !== undefined && lines.indent(next) > dash; next = lines.next(next))
    if (lines.indent(next) === column) return lineEntry(lines, next).dash < 0;
  return false;
}

/**
 * A line that stands one to the left of a column was meant to stand at it, where one of its kind does before: an item under an
 * item, a key under a key.
 */
function meantIndent(lines: TextLines, line: number, entry: LineEntry): number {
  const own = entry.indent;
  const isItem = entry.dash >= 0;
  let meant = own;
  for (let before = lines.next(line, -1); before !== undefined; before = lines.next(before, -1)) {
    const { indent, column, dash, hasKey } = lineEntry(lines, before);
    if (isItem ? dash >= 0 && indent > own : indent > own && dash < 0) meant = indent;
    else if (!isItem && dash >= 0 && hasKey && column > own) meant = column;
    if (indent <= own) break;
  }
  return meant > own + 1 ? own : meant;
}

function lastLine(
  lines: TextLines,
  line: number,
  entry: LineEntry,
  { own, indent }: { readonly own: number; readonly indent: number },
): number {
  let last = line;
  let next = lines.next(line);
  if (next === undefined) return last;
  const inner = lines.indent(next);
  const mayHold = !entry.hasKey || entry.value >= entry.end || /[|>]/.test(lines.text[entry.value]!);
  const least = mayHold && inner > own ? inner : Math.max(own, indent) + 1;
  const isListBelow = mayHold && entry.dash < 0 && lineEntry(lines, next).dash >= 0 && inner >= own - 1;
  for (; next !== undefined; next = lines.next(next)) {
    const at = lines.indent(next);
    const isItem = isListBelow && (at > inner || (at === inner && lineEntry(lines, next).dash >= 0));
    if (at < least && !isItem && !isClosing(lines, next, own)) break;
    last = next;
  }
  return last;
}

/** A block with all that goes on at its column: where what comes after it is not to be read either. */
export function runOf(lines: TextLines, block: Block): Block {
  let { last } = block;
  const isItem = lineEntry(lines, block.first).dash >= 0;
  for (let next = lines.next(last); next !== undefined; next = lines.next(next)) {
    const indent = lines.indent(next);
    if (indent < block.indent || (indent === block.indent && isItem && lineEntry(lines, next).dash < 0)) break;
    last = next;
  }
  return { ...block, last, to: lines.end(last) };
}

function isClosing(lines: TextLines, line: number, own: number): boolean {
  return lines.indent(line) === own && /^[\]}]/.test(lines.text.slice(lines.content(line), lines.end(line)));
}
