import type { Location } from '../location.js';
import { printable } from './escape.js';

/** One line of a source text around a place, short enough to show, with the place's offset in it. */
export interface Excerpt {
  readonly line: string;
  readonly offset: number;
}

const width = 100;

/**
 * The line that a location points at, as far as it fits.
 * @returns undefined where the text has no such line
 */
export function excerpt(text: string, location: Location): Excerpt | undefined {
  const line = lineAt(text, location.line);
  if (line === undefined || line.trim() === '') return undefined;
  // a JSON document may be one line of megabytes
  const start = location.column > width - 20 ? location.column - 40 : 0;
  const shown = line.slice(start, start + width);
  const before = shown.slice(0, Math.max(0, location.column - 1 - start));
  return { line: printable(shown.replaceAll('\t', ' ')), offset: printable(before.replaceAll('\t', ' ')).length };
}

function lineAt(text: string, number: number): string | undefined {
  let start = 0;
  for (let line = 1; line < number; line += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) return undefined;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
