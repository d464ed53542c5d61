import { type Location, markup, type TextLines } from '../../diagnostics/index.js';

/** Longer lines, as of JSON without breaks, are cut around the place. */
const longest = 160;

/** The line of a place with one before and two after it, as markup; undefined where there is no such line. */
export function sourceLines(lines: TextLines | undefined, { line, column }: Location): string | undefined {
  if (lines?.line(line) === undefined) return undefined;
  const numbers = [line - 1, line, line + 1, line + 2].filter(number => number > 0);
  return numbers
    .flatMap(number => {
      const each = lines.line(number);
      if (each === undefined) return [];
      const from = number === line && each.length > longest ? Math.max(0, column - 40) : 0;
      const shown = `${from > 0 ? '…' : ''}${each.slice(from, from + longest)}`;
      const written = markup(`${String(number).padStart(6)} | ${shown}`);
      return number === line ? `<mark>${written}</mark>` : `${written}\n`;
    })
    .join('');
}
