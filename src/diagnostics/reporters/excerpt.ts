import type { Location } from '../location.js';
import type { ReportOptions } from '../reporter.js';
import { printable } from './escape.js';

/** One line of a source text around a place, short enough to show, with the place's offset in it. */
export interface Excerpt {
  readonly line: string;
  readonly offset: number;
}

const width = 100;

/**
 * Makes what shows the line that a location points at, as far as it fits. Many findings are of one file: its lines are
 * looked for once.
 * @returns undefined for a location where no text is known, or it has no such line
 */
export function createExcerpts(textOf: ReportOptions['text']): (location: Location | undefined) => Excerpt | undefined {
  const files = new Map<string, TextLines | undefined>();
  return location => {
    if (!location) return undefined;
    const { file } = location;
    if (!files.has(file)) {
      const text = textOf?.(file);
      files.set(file, text === undefined ? undefined : new TextLines(text));
    }
    const line = files.get(file)?.line(location.line);
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

/** The lines of a text, which is read as far as the last that was asked for: LF, CRLF and CR end one. */
class TextLines {
  readonly #text: string;
  /** Where lines begin. */
  readonly #starts = [0];
  readonly #break = /\r\n?|\n/g;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param number from 1 */
  line(number: number): string | undefined {
    // that of the next one says where it ends
    while (this.#starts.length <= number) {
      this.#break.lastIndex = this.#starts.at(-1)!;
      if (!this.#break.test(this.#text)) break;
      this.#starts.push(this.#break.lastIndex);
    }
    const start = this.#starts[number - 1];
    return start === undefined ? undefined : this.#text.slice(start, this.#starts[number]).replace(/[\r\n]+$/, '');
  }
}
