import type { Location } from '../location.js';
import type { ReportOptions } from '../reporter.js';
import { printable } from './escape.js';
import { linesByFile } from './text-lines.js';

/** One line of a source text around a place, short enough to show, with the place's offset in it. */
export interface Excerpt {
  readonly line: string;
  readonly offset: number;
}

const width = 100;

/**
 * Makes what shows the line that a location points at, as far as it fits.
 * @returns undefined for a location where no text is known, it is none, or it has no such line
 */
export function createExcerpts(textOf: ReportOptions['text']): (location: Location | undefined) => Excerpt | undefined {
  const linesOf = linesByFile(textOf);
  return location => {
    if (!location) return undefined;
    const line = linesOf(location.file)?.line(location.line);
    return line === undefined || line.trim() === '' ? undefined : excerpt(line, location.column);
  };
}

function excerpt(line: string, column: number): Excerpt {
  // a JSON document may be one line of megabytes
  const start = column > width - 20 ? column - 40 : 0;
  const shown = line.slice(start, start + width);
  const before = shown.slice(0, Math.max(0, column - 1 - start));
  return { line: printable(shown.replaceAll('\t', ' ')), offset: printable(before.replaceAll('\t', ' ')).length };
}
