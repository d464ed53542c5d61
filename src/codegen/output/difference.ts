import { editScript } from './edit-script.js';
import { withPlainLineEnds } from './line-ends.js';

const context = 3;
const longest = 120;

/**
 * A unified difference that a person can read; long ones are cut.
 * @param before undefined where the file is not there
 * @param after undefined where it should not be
 */
export function unifiedDifference(path: string, before: string | undefined, after: string | undefined): string {
  const head = `--- ${before === undefined ? '/dev/null' : path}\n+++ ${after === undefined ? '/dev/null' : path}\n`;
  const lines = hunks(linesOf(before && withPlainLineEnds(before)), linesOf(after && withPlainLineEnds(after)));
  const rest = lines.length - longest;
  const shown = rest > 0 ? [...lines.slice(0, longest), `... ${rest} more lines of difference`] : lines;
  return head + shown.map(line => `${line}\n`).join('');
}

function linesOf(text: string | undefined): readonly string[] {
  if (text === undefined || text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  /** The numbers, from 0, of the next line on either side. */
  readonly before: number;
  readonly after: number;
}

function hunks(before: readonly string[], after: readonly string[]): readonly string[] {
  const lines = diffLines(before, after);
  const changed = lines.flatMap((line, index) => (line.sign === ' ' ? [] : [index]));
  const groups: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = groups.at(-1);
    if (last && index - last.to <= 2 * context) last.to = index;
    else groups.push({ from: index, to: index });
  }
  return groups.flatMap(({ from, to }) => hunk(lines.slice(Math.max(0, from - context), to + 1 + context)));
}

function hunk(lines: readonly Line[]): readonly string[] {
  const first = lines[0];
  const count = (sign: Line['sign']) => lines.filter(line => line.sign === ' ' || line.sign === sign).length;
  const range = (start: number, length: number) => `${length === 0 ? start : start + 1},${length}`;
  const head = `@@ -${range(first?.before ?? 0, count('-'))} +${range(first?.after ?? 0, count('+'))} @@`;
  return [head, ...lines.map(({ sign, text }) => sign + text)];
}

function diffLines(before: readonly string[], after: readonly string[]): readonly Line[] {
  const lines: Line[] = [];
  let [b, a] = [0, 0];
  for (const sign of editScript(before, after)) {
    lines.push({ sign, text: (sign === '+' ? after[a] : before[b]) ?? '', before: b, after: a });
    if (sign !== '+') b += 1;
    if (sign !== '-') a += 1;
  }
  return lines;
}
