import type { ReportOptions } from '../reporter.js';

/** The lines of a text, which is read as far as the last that was asked for: LF, CRLF and CR end one. */
export class TextLines {
  readonly #text: string;
  /** Where lines begin. */
  readonly #starts = [0];
  readonly #break = /\r\n?|\n/g;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * @param number from 1
   * @returns undefined where there are fewer
   */
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

/**
 * Gives the lines of files by their names. Many findings are of one file: its text is asked for once, and gone through once.
 * @returns undefined where the text of a file is not known
 */
export function linesByFile(textOf: ReportOptions['text']): (file: string) => TextLines | undefined {
  const files = new Map<string, TextLines | undefined>();
  return file => {
    if (!files.has(file)) {
      const text = textOf?.(file);
      files.set(file, text === undefined ? undefined : new TextLines(text));
    }
    return files.get(file);
  };
}
