import type { ReportOptions } from '../reporter.js';

/** The lines of a text, which is read as far as the last that was asked for: LF, CRLF and CR end one. */
export class TextLines {
  readonly #text: string;
  /** Where lines begin, and where those that were read end. */
  readonly #starts = [0];
  readonly #ends: number[] = [];
  readonly #break = /\r\n?|\n/g;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * @param number from 1
   * @returns undefined where there are fewer
   */
  line(number: number): string | undefined {
    // the last line begins and ends too: it may be all of a large text, and is gone through once
    while (this.#ends.length < number && this.#ends.length < this.#starts.length) this.#read();
    return this.#ends.length < number ? undefined : this.#text.slice(this.#starts[number - 1], this.#ends[number - 1]);
  }

  #read(): void {
    this.#break.lastIndex = this.#starts[this.#ends.length]!; // one that has begun and has not been read
    const found = this.#break.exec(this.#text);
    if (found) this.#starts.push(this.#break.lastIndex);
    this.#ends.push(found ? found.index : this.#text.length);
  }
}

/**
 * Gives the lines of files by their names. Many findings are of one file: its text is asked for once, and gone through once.
 * @returns undefined where the text of a file is not known, or it holds a zero byte: lines of bytes tell nobody anything
 */
export function linesByFile(textOf: ReportOptions['text']): (file: string) => TextLines | undefined {
  const files = new Map<string, TextLines | undefined>();
  return file => {
    if (!files.has(file)) {
      const text = textOf?.(file);
      files.set(file, text === undefined || text.includes('\0') ? undefined : new TextLines(text));
    }
    return files.get(file);
  };
}
