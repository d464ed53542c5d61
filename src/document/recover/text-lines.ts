/** A text by lines, as one looks at YAML that does not parse: LF, CRLF and CR end a line. Lines count from 0. */
export class TextLines {
  readonly text: string;
  /** Where each line begins; then the end of the text. */
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) this.#starts.push(index + end.length);
    this.#starts.push(text.length);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Where a line ends, its break left out. */
  end(line: number): number {
    let end = this.start(line + 1);
    while (end > this.start(line) && /[\r\n]/.test(this.text[end - 1]!)) end--;
    return end;
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The column of the first character, from 0. A tab is taken for two spaces, which is what its author meant most often. */
  indent(line: number): number {
    let column = 0;
    for (let at = this.start(line); at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 0x20) column++;
      else if (code === 0x09) column += 2;
      else break;
    }
    return column;
  }

  /** Where the first character that is no space stands. */
  content(line: number): number {
    let at = this.start(line);
    const end = this.start(line + 1);
    while (at < end && (this.text.charCodeAt(at) === 0x20 || this.text.charCodeAt(at) === 0x09)) at++;
    return at;
  }

  /** Whether nothing stands on a line, or a comment. */
  isEmpty(line: number): boolean {
    const char = this.text[this.content(line)];
    return char === undefined || char === '\n' || char === '\r' || char === '#' || this.content(line) >= this.end(line);
  }

  /** The nearest line before or after one that is not empty; undefined: there is none. */
  next(line: number, step: 1 | -1 = 1): number | undefined {
    for (let at = line + step; at >= 0 && at < this.count; at += step) if (!this.isEmpty(at)) return at;
    return undefined;
  }
}

/**
 * The text with spaces for a part of it: what stands after that keeps its place. Where the part begins a line, that is a
 * comment, so that it does not count as a blank line of a text before it.
 */
export function blanked(text: string, from: number, to: number): string {
  const blanks = text.slice(from, to).replace(/[^\r\n]/g, ' ');
  const isLine = from === 0 || /[\r\n]/.test(text[from - 1]!);
  return text.slice(0, from) + (isLine ? blanks.replace(/^ /, '#') : blanks) + text.slice(to);
}
