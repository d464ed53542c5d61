import { PathError } from './ast.js';

export interface Token {
  readonly kind: 'number' | 'text' | 'regex' | 'name' | 'mark' | 'end';
  /** As written; of a text, what it says. */
  readonly text: string;
  readonly flags?: string;
  readonly start: number;
}

const marks = /\?\.|===|!==|\*\*|~=|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%<>!?:.,()[\]]/y;
const name = /[A-Za-z_$@][\w$@]*/y;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?/y;
const regex = /\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/y;

/** Cuts an expression into tokens, one at a time: whether a slash begins a regular expression, only the reader knows. */
export class Tokens {
  readonly #text: string;
  #at: number;
  #next: Token | undefined;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** @param wantsOperand whether a value may stand here, so that a slash begins a regular expression */
  peek(wantsOperand = false): Token {
    this.#next ??= this.#read(wantsOperand);
    return this.#next;
  }

  take(wantsOperand = false): Token {
    const token = this.peek(wantsOperand);
    this.#next = undefined;
    return token;
  }

  /** Takes the next token where it is this mark or name. */
  takes(text: string, wantsOperand = false): boolean {
    const token = this.peek(wantsOperand);
    if ((token.kind !== 'mark' && token.kind !== 'name') || token.text !== text) return false;
    this.#next = undefined;
    return true;
  }

  expect(text: string): void {
    if (!this.takes(text)) throw this.error(`"${text}" is expected here`);
  }

  error(message: string, { start } = this.peek()): PathError {
    return new PathError(message, this.#text, start);
  }

  /** Where what has not been taken begins. */
  get offset(): number {
    return this.#next?.start ?? this.#at;
  }

  #read(wantsOperand: boolean): Token {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
    const start = this.#at;
    const first = this.#text.charAt(start);
    if (first === '') return { kind: 'end', text: '', start };
    if (first === '"' || first === "'") return this.#quoted(first, start);
    if (wantsOperand && first === '/') {
      const found = this.#match(regex);
      if (found) return { kind: 'regex', text: found[1]!, flags: found[2]!, start };
    }
    const digits = this.#match(number);
    if (digits) return { kind: 'number', text: digits[0], start };
    const word = this.#match(name);
    if (word) return { kind: 'name', text: word[0], start };
    const mark = this.#match(marks);
    if (mark) return { kind: 'mark', text: mark[0], start };
    throw new PathError(`"${first}" is not understood here`, this.#text, start);
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #quoted(quote: string, start: number): Token {
    const said = readQuoted(this.#text, start, quote);
    this.#at = said.end;
    return { kind: 'text', text: said.text, start };
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/**
 * Reads a text in quotes.
 * @param start where its first quote stands
 */
export function readQuoted(
  text: string,
  start: number,
  quote: string,
): { readonly text: string; readonly end: number } {
  let said = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { text: said, end: at + 1 };
    if (character !== '\\') said += character;
    else {
      const escaped = text.charAt(++at);
      said += escapes[escaped] ?? escaped;
    }
  }
  throw new PathError(`the quote ${quote} is not closed`, text, start);
}
