import { lineEntry } from './line-entry.js';
import type { TextLines } from './text-lines.js';

/**
 * Which line is out of place, where a parser was surprised by one: a first line that stands too far to the right or to the left
 * is told only when the second comes.
 */
export function misplacedLine(lines: TextLines, told: number): number {
  const indent = lines.indent(told);
  const isItem = lineEntry(lines, told).dash >= 0;
  let first: number | undefined;
  let before = lines.next(told, -1);
  for (; before !== undefined && lines.indent(before) > indent; before = lines.next(before, -1)) first = before;
  if (before === undefined) return told;
  const outer = lines.indent(before);
  const step = stepOf(lines);
  if (outer === indent) return isItem && first !== undefined && isKeyAlone(lines, before) ? first : told;
  // a first line and what belongs to it, then a second one that is where the first should be
  const around = lastLeftOf(lines, before);
  if (around !== undefined && indent === around + step && outer !== indent) return before;
  const isFirstOut = first !== undefined && lines.indent(first) - outer !== step && indent - outer === step;
  return isFirstOut ? (first ?? told) : told;
}

function isKeyAlone(lines: TextLines, line: number): boolean {
  const { hasKey, value, end, dash } = lineEntry(lines, line);
  return hasKey && dash < 0 && value >= end;
}

/** The column of the nearest line before that stands further to the left. */
function lastLeftOf(lines: TextLines, line: number): number | undefined {
  const indent = lines.indent(line);
  for (let before = lines.next(line, -1); before !== undefined; before = lines.next(before, -1))
    if (lines.indent(before) < indent) return lines.indent(before);
  return undefined;
}

/** How far the document's own author goes to the right most often. */
function stepOf(lines: TextLines): number {
  const counts = new Map<number, number>();
  let before = 0;
  for (let line = 0; line < Math.min(lines.count, 2000); line++) {
    if (lines.isEmpty(line)) continue;
    const step = lines.indent(line) - before;
    before += step;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [2, counts.get(2) ?? 0])[0];
}
