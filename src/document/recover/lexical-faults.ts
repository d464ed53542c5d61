/** Looks for the causes of what a parser tells far from them, or tells of the line after. */
import { type LineEntry, lineEntry, quoteEnd } from './line-entry.js';
import { flowEnding, quotedEnding } from './open-ended.js';
import type { TextLines } from './text-lines.js';

/** What is wrong with a line, on the face of it. */
export interface LexicalFault {
  readonly kind: 'quote' | 'flow' | 'colon' | 'conflict';
  readonly offset: number;
}

export interface Scan {
  readonly faults: readonly LexicalFault[];
  /** First and last line of what is in quotes or brackets and goes on over lines. */
  readonly spans: readonly (readonly [number, number])[];
}

/** The marks that a merge leaves where both sides changed the same lines. */
export const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/;

/** Reads lines by their looks, up to one at which a parser has stopped. */
export function scanLines(lines: TextLines, last: number): Scan {
  const scanner = new Scanner(lines);
  for (let line = 0; line <= last && line < lines.count; ) line = scanner.next(line);
  return scanner;
}

/** A word before what begins a text of several lines: the colon after it, or the space after that, is missing. */
const blockHeader = /^[\w$./{}-]+:?[ \t]*[|>][-+\d]*[ \t]*$/;

const nothing = Number.POSITIVE_INFINITY;

class Scanner implements Scan {
  readonly faults: LexicalFault[] = [];
  readonly spans: (readonly [number, number])[] = [];
  readonly #lines: TextLines;
  /** Lines further to the right than this column are text of a block scalar. */
  #scalar = nothing;
  /** Lines further to the right than this column may continue the value before. */
  #level = nothing;
  /** Whether that value has not begun yet. */
  #isOpen = false;
  /** A line without a key that the value of the key before it may begin with. */
  #first: LineEntry | undefined;

  constructor(lines: TextLines) {
    this.#lines = lines;
  }

  /** Reads the line, and gives the one to go on with. */
  next(line: number): number {
    const lines = this.#lines;
    if (lines.isEmpty(line)) return line + 1;
    const start = lines.start(line);
    if (lines.indent(line) > this.#scalar) return line + 1;
    this.#scalar = nothing;
    if (conflictMark.test(lines.text.slice(start, start + 8))) {
      this.faults.push({ kind: 'conflict', offset: start });
      return line + 1;
    }
    if (/^(?:---|\.\.\.|%)/.test(lines.text.slice(start, start + 3))) return line + 1;
    const entry = lineEntry(lines, line);
    return entry.hasKey || entry.dash >= 0 ? this.#entry(entry, line) : this.#text(entry, line);
  }

  #entry(entry: LineEntry, line: number): number {
    // two lines of one mapping, the first of which has no key
    if (this.#first && this.#isKeyOf(this.#first, entry)) this.#lacksColon(this.#first);
    this.#first = undefined;
    this.#level = entry.level;
    this.#isOpen = entry.value >= entry.end;
    if (!entry.hasKey && this.#isHalfKey(entry)) return this.#unclosed('quote', entry.content, line);
    return this.#value(entry, line, entry.level);
  }

  /** Whether a line that may begin a text is rather a key, by the line that comes after it. */
  #isKeyOf({ column, content, end }: LineEntry, next: LineEntry): boolean {
    if (next.dash < 0 && next.column === column) return true;
    return next.column > column && /^[\w$./{}-]+:?[ \t]*$/.test(this.#lines.text.slice(content, end));
  }

  /** A line without a key and without a dash: a part of a value, or half a key. */
  #text(entry: LineEntry, line: number): number {
    const char = this.#lines.text[entry.content];
    const isWithin = entry.indent > this.#level && this.#level !== nothing;
    if (this.#isHalfKey(entry) || ((char === '"' || char === "'") && !isWithin && line > 0))
      return this.#isClosed(entry) ? line + 1 : this.#unclosed('quote', entry.content, line);
    if (this.#level === nothing) return this.#value(entry, line, -1);
    if (blockHeader.test(this.#lines.text.slice(entry.content, entry.end))) return this.#headless(entry, line);
    if (isWithin) {
      if (!this.#isOpen) return line + 1;
      this.#isOpen = false;
      this.#first = entry;
      return this.#value(entry, line, this.#level);
    }
    if (!/[\]}"'[{|>]/.test(char!)) this.#lacksColon(entry);
    return line + 1;
  }

  /** `description >-`: what is below it is text. */
  #headless(entry: LineEntry, line: number): number {
    this.#lacksColon(entry);
    this.#scalar = entry.indent;
    return line + 1;
  }

  #lacksColon({ content }: LineEntry): void {
    if (this.faults.at(-1)?.offset !== content) this.faults.push({ kind: 'colon', offset: content });
  }

  /** `'200:` or `"name: x`: the quote was meant to end before the colon. */
  #isHalfKey(entry: LineEntry): boolean {
    const { content, end } = entry;
    const { text } = this.#lines;
    if (text[content] !== '"' && text[content] !== "'") return false;
    return !this.#isClosed(entry) && /^.[\w$./{}-]+:(?:[ \t]|$)/.test(text.slice(content, end));
  }

  #isClosed({ content, end }: LineEntry): boolean {
    return quoteEnd(this.#lines.text, content, end) !== undefined;
  }

  #value({ value, end }: LineEntry, line: number, level: number): number {
    if (value >= end) return line + 1;
    const char = this.#lines.text[value];
    if (char === '|' || char === '>') {
      this.#scalar = level;
      return line + 1;
    }
    if (char === '"' || char === "'") return this.#ending('quote', value, line, level);
    return char === '[' || char === '{' ? this.#ending('flow', value, line, level) : line + 1;
  }

  #ending(kind: 'quote' | 'flow', value: number, line: number, level: number): number {
    const ending = (kind === 'quote' ? quotedEnding : flowEnding)(this.#lines, value, level);
    if ('unclosed' in ending) return this.#unclosed(kind, ending.unclosed, line);
    const last = this.#lines.lineAt(ending.end - 1);
    if (last > line) this.spans.push([line, last]);
    return last + 1;
  }

  #unclosed(kind: 'quote' | 'flow', offset: number, line: number): number {
    const isQuote = kind === 'quote' || /["']/.test(this.#lines.text[offset]!);
    this.faults.push({ kind: isQuote ? 'quote' : 'flow', offset });
    this.#isOpen = false;
    return Math.max(line, this.#lines.lineAt(offset)) + 1;
  }
}
