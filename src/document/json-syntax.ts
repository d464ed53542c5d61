import { numberEnd } from './json-scan.js';

/** Where a text stops being JSON (RFC 8259), and why. Only called after JSON.parse refused it. */
export interface JsonSyntaxError {
  readonly offset: number;
  readonly message: string;
  /** What is not closed where the text ends too early, or is closed by the wrong bracket: the innermost. */
  readonly open?: { readonly what: 'object' | 'list'; readonly offset: number } | undefined;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const ESCAPE = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/;

/** Finds the first place that is not JSON. Iterative, so that deep nesting cannot exhaust the stack. */
export function findJsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const scanner = new Scanner(text);
  try {
    scanner.document();
    return undefined;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const { message } = error;
    // a text that is cut off is told where it stops, not on the empty line after it
    if (error.offset === text.length) return { offset: text.trimEnd().length, message, open: scanner.innermost() };
    const isWrongBracket = text[error.offset] === '}' || text[error.offset] === ']';
    return { offset: error.offset, message, ...(isWrongBracket && { open: scanner.innermost() }) };
  }
}

class Stop extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

class Scanner {
  #at = 0;
  readonly #text: string;
  /** The containers that are open, innermost last. */
  readonly #open: { readonly bracket: '{' | '['; readonly offset: number }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The container that is open where the scanner stopped. */
  innermost(): JsonSyntaxError['open'] {
    const { bracket, offset } = this.#open.at(-1) ?? {};
    return offset === undefined ? undefined : { what: bracket === '{' ? 'object' : 'list', offset };
  }

  document(): void {
    this.#value();
    while (this.#open.length > 0) this.#afterValue();
    this.#space();
    if (this.#at < this.#text.length) throw new Stop(this.#at, `unexpected ${this.#here()} after the end of the value`);
  }

  /** Reads a scalar or opens a container and goes on to its first value. */
  #value(): void {
    for (;;) {
      this.#space();
      const char = this.#text[this.#at];
      if (char !== '{' && char !== '[') {
        this.#scalar(char);
        return;
      }
      this.#open.push({ bracket: char, offset: this.#at++ });
      this.#space();
      if (this.#text[this.#at] === (char === '{' ? '}' : ']')) {
        this.#at++;
        this.#open.pop();
        return;
      }
      if (char === '{') this.#key();
    }
  }

  #afterValue(): void {
    const open = this.#open.at(-1)?.bracket;
    const close = open === '{' ? '}' : ']';
    this.#space();
    const char = this.#text[this.#at];
    if (char === close) {
      this.#at++;
      this.#open.pop();
      return;
    }
    if (char !== ',') throw new Stop(this.#at, `expected "," or "${close}", found ${this.#here()}`);
    const comma = this.#at++;
    this.#space();
    if (this.#text[this.#at] === close) throw new Stop(comma, `a comma before "${close}"`);
    if (open === '{') this.#key();
    this.#value();
  }

  #key(): void {
    if (this.#text[this.#at] !== '"')
      throw new Stop(this.#at, `expected a key in double quotes, found ${this.#here()}`);
    this.#string();
    this.#space();
    if (this.#text[this.#at] !== ':') throw new Stop(this.#at, `expected ":" after a key, found ${this.#here()}`);
    this.#at++;
  }

  #scalar(char: string | undefined): void {
    if (char === '"') {
      this.#string();
      return;
    }
    for (const word of ['true', 'false', 'null']) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return;
      }
    }
    if (char !== undefined && /[-\d]/.test(char)) {
      const end = numberEnd(this.#text, this.#at);
      if (!NUMBER.test(this.#text.slice(this.#at, end))) {
        throw new Stop(this.#at, `${this.#text.slice(this.#at, Math.min(end, this.#at + 40))} is not a number of JSON`);
      }
      this.#at = end;
      return;
    }
    throw new Stop(this.#at, `expected a value, found ${this.#here()}`);
  }

  #string(): void {
    const start = this.#at++;
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 0x22) {
        this.#at++;
        return;
      }
      if (code < 0x20) throw new Stop(this.#at, 'a control character or line break within a string');
      if (code !== 0x5c) continue;
      const escaped = ESCAPE.exec(this.#text.slice(this.#at + 1, this.#at + 6));
      if (!escaped) throw new Stop(this.#at, 'an escape that JSON does not have');
      this.#at += escaped[0].length;
    }
    throw new Stop(start, 'a string that does not end');
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at++;
  }

  #here(): string {
    const char = this.#text[this.#at];
    return char === undefined ? 'the end of the text' : JSON.stringify(char);
  }
}
