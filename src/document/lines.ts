import type { NarrowText } from './narrow-text.js';

/** Lines that begin nearer to each other are counted when they are asked for. */
const apart = 512;

/** Where lines begin, as far as a text has been read: large ones have hundreds of thousands, and few are asked for. */
export class LineStarts {
  /** The lines that have begun. */
  count = 1;
  readonly #starts: number[] = [0];
  /** How many lines begin before each of them. */
  readonly #counts: number[] = [0];

  /** @param start where the next line begins */
  add(start: number): void {
    if (start - this.#starts[this.#starts.length - 1]! >= apart) {
      this.#starts.push(start);
      this.#counts.push(this.count);
    }
    this.count++;
  }

  /** The last of these beginnings that is at an offset or before it, with how many lines begin before it and before the next. */
  before(offset: number): { readonly start: number; readonly count: number; readonly next: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { start: this.#starts[low]!, count: this.#counts[low]!, next: this.#counts[low + 1] ?? this.count };
  }
}

/** Finds lines by offset: LF, CRLF and CR end one. The text is read as far as the last offset that was asked for. */
export class Lines {
  readonly #text: string;
  readonly #narrow: NarrowText | undefined;
  readonly #hasLoneReturns: boolean;
  readonly #starts: LineStarts;
  /** Where the last line that was read begins; undefined where all are read. */
  #last: number | undefined;

  /**
   * @param text with a narrow one, columns are those of the decoded text
   * @param starts all of them, where lines end with LF
   */
  constructor(text: string | NarrowText, starts?: LineStarts) {
    this.#narrow = typeof text === 'string' || text.isAscii ? undefined : text;
    text = typeof text === 'string' ? text : text.text;
    this.#text = text;
    // js regexes are slower than indexOf here, and a lone CR is rare
    this.#hasLoneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
    const isRead = starts !== undefined && !this.#hasLoneReturns;
    this.#starts = isRead ? starts : new LineStarts();
    this.#last = isRead ? undefined : 0;
  }

  /** Line and column, both from 1. */
  at(offset: number): { line: number; column: number } {
    this.#readTo(offset);
    let { start, count, next } = this.#starts.before(offset);
    // the last of them may be long, and need not be searched for its end
    for (; count + 1 < next; count++) {
      const after = this.#after(start);
      if (after > offset) break;
      start = after;
    }
    return { line: count + 1, column: this.#decoded(offset) - this.#decoded(start) + 1 };
  }

  #readTo(offset: number): void {
    while (this.#last !== undefined && this.#last <= offset) {
      const next = this.#after(this.#last);
      if (next !== -1) this.#starts.add(next);
      this.#last = next === -1 ? undefined : next;
    }
  }

  #decoded(offset: number): number {
    return this.#narrow ? this.#narrow.decodedOffset(offset) : offset;
  }

  /** Where the line after the one that begins at an offset begins; -1: there is none. */
  #after(start: number): number {
    if (!this.#hasLoneReturns) return this.#text.indexOf('\n', start) + 1 || -1;
    const end = /\r\n?|\n/g;
    end.lastIndex = start;
    return end.test(this.#text) ? end.lastIndex : -1;
  }
}
