import { type Location, markup } from '../../diagnostics/index.js';

/** Longer lines, as of JSON without breaks, are cut around the place. */
const longest = 160;

/** The line of a place with one before and two after it, as markup; undefined where the text is not known. */
export function sourceLines(text: string | undefined, { line, column }: Location): string | undefined {
  if (text === undefined) return undefined;
  const start = lineStart(text, Math.max(1, line - 1));
  if (start < 0) return undefined;
  const lines = text.slice(start, start + 4 * longest * 40).split(/\r\n?|\n/, Math.min(line, 2) + 2);
  const first = Math.max(1, line - 1);
  return lines
    .map((each, index) => {
      const number = first + index;
      const from = number === line && each.length > longest ? Math.max(0, column - 40) : 0;
      const shown = `${from > 0 ? '…' : ''}${each.slice(from, from + longest)}`;
      const written = markup(`${String(number).padStart(6)} | ${shown}`);
      return number === line ? `<mark>${written}</mark>` : `${written}\n`;
    })
    .join('');
}

/** Where a line begins; -1 where there is none. */
function lineStart(text: string, line: number): number {
  let at = 0;
  for (let each = 1; each < line; each++) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return -1;
  }
  return at;
}
