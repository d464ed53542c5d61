import { type CharacterSet, characters, complement } from './characters.js';

/** A node of a parsed regular expression (ECMA-262, the subset that says which characters stand where). */
export type PatternNode =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly part: PatternNode; readonly number: number; readonly name?: string }
  | { readonly kind: 'back'; readonly to: number | string }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'look'; readonly part: PatternNode; readonly ahead: boolean; readonly negative: boolean }
  | { readonly kind: 'nothing' };

const digit: CharacterSet = [[48, 57]];
const word: CharacterSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
// https://tc39.es/ecma262/#sec-compiletocharset: WhiteSpace and LineTerminator
const space: CharacterSet = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const lineEnds: CharacterSet = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const controls: { readonly [letter: string]: number } = { n: 10, r: 13, t: 9, v: 11, f: 12, 0: 0 };

/** Parses one pattern; kept apart from its result so that the place in the text is its only state. */
class PatternParser {
  readonly #text: string;
  #at = 0;
  #groups = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): PatternNode {
    const node = this.#choice();
    if (this.#at < this.#text.length) throw new SyntaxError(`unexpected ${this.#text[this.#at]}`);
    return node;
  }

  #eat(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (!found) return undefined;
    this.#at = expression.lastIndex;
    return found;
  }

  #code(): number {
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) throw new SyntaxError('unexpected end');
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #choice(): PatternNode {
    const branches = [this.#sequence()];
    while (this.#eat('|')) branches.push(this.#sequence());
    return branches.length === 1 ? branches[0]! : { kind: 'choice', branches };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#text.length && !'|)'.includes(this.#text[this.#at]!)) parts.push(this.#quantified());
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #quantified(): PatternNode {
    const part = this.#atom();
    const found = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y);
    if (!found) return part;
    if (found[1]) {
      return { kind: 'repeat', part, least: found[1] === '+' ? 1 : 0, most: found[1] === '?' ? 1 : Infinity };
    }
    const least = Number(found[2]);
    return { kind: 'repeat', part, least, most: found[4] ? Number(found[4]) : found[3] ? Infinity : least };
  }

  #atom(): PatternNode {
    if (this.#eat('(')) return this.#group();
    if (this.#eat('[')) return { kind: 'characters', set: this.#class() };
    if (this.#eat('.')) return { kind: 'characters', set: complement(lineEnds) };
    if (this.#eat('^')) return { kind: 'start' };
    if (this.#eat('$')) return { kind: 'end' };
    if (this.#eat('\\')) return this.#escape();
    const code = this.#code();
    return { kind: 'characters', set: [[code, code]] };
  }

  #group(): PatternNode {
    const look = this.#match(/\?(<?)([=!])/y);
    const named = look ? undefined : this.#match(/\?<([^>]+)>/y);
    const plain = look || named || !this.#match(/\?[ims]*(?:-[ims]+)?:/y);
    const number = !look && plain ? ++this.#groups : 0;
    const part = this.#choice();
    if (!this.#eat(')')) throw new SyntaxError('missing )');
    if (look) return { kind: 'look', part, ahead: look[1] === '', negative: look[2] === '!' };
    if (number === 0) return part;
    return { kind: 'group', part, number, ...(named && { name: named[1]! }) };
  }

  #escape(): PatternNode {
    const back = this.#match(/([1-9]\d*)|k<([^>]+)>/y);
    if (back) return { kind: 'back', to: back[2] ?? Number(back[1]) };
    if (this.#match(/[bB]/y)) return { kind: 'nothing' };
    return { kind: 'characters', set: this.#escapedSet() };
  }

  /** What stands after a backslash, in a class or outside one. */
  #escapedSet(): CharacterSet {
    const shorthand = this.#match(/[dDwWsS]/y)?.[0];
    if (shorthand) {
      const set = { d: digit, w: word, s: space }[shorthand.toLowerCase()]!;
      return shorthand === shorthand.toLowerCase() ? set : complement(set);
    }
    const property = this.#match(/([pP])\{([^}]+)\}/y);
    if (property) return propertySet(property[2]!, property[1] === 'P');
    const hex = this.#match(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}/y);
    if (hex) return single(this.#surrogate(Number.parseInt(hex[1] ?? hex[2] ?? hex[3]!, 16)));
    const control = this.#match(/c([a-zA-Z])/y);
    if (control) return single(control[1]!.charCodeAt(0) % 32);
    const code = this.#code();
    return single(controls[String.fromCodePoint(code)] ?? code);
  }

  /** A high surrogate written as an escape goes together with the low one that follows. */
  #surrogate(high: number): number {
    const low = high >= 0xd800 && high < 0xdc00 ? this.#match(/\\u([dD][c-fC-F][0-9a-fA-F]{2})/y) : undefined;
    return low ? (high - 0xd800) * 0x400 + Number.parseInt(low[1]!, 16) - 0xdc00 + 0x10000 : high;
  }

  #class(): CharacterSet {
    const negative = this.#eat('^');
    const set: (readonly [number, number])[] = [];
    while (!this.#eat(']')) {
      const first = this.#classPart();
      const range = first.length === 1 && this.#match(/-(?!\])/y);
      const last = range ? this.#classPart() : first;
      if (range && last.length === 1) set.push([first[0]![0], last[0]![1]]);
      else set.push(...first, ...(range ? [...single(45), ...last] : []));
    }
    return negative ? complement(characters(set)) : characters(set);
  }

  #classPart(): CharacterSet {
    if (this.#eat('\\')) return this.#eat('b') ? single(8) : this.#escapedSet();
    return single(this.#code());
  }
}

function single(code: number): CharacterSet {
  return [[code, code]];
}

const properties = new Map<string, CharacterSet>();

/** The characters that have a Unicode property. */
function propertySet(name: string, negative: boolean): CharacterSet {
  let has = properties.get(name);
  if (!has) properties.set(name, (has = charactersOf(new RegExp(`^\\p{${name}}$`, 'u'))));
  return negative ? complement(has) : has;
}

function charactersOf(expression: RegExp): CharacterSet {
  const has: [number, number][] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    if (!expression.test(String.fromCodePoint(code))) continue;
    const before = has.at(-1);
    if (before && before[1] === code - 1) before[1] = code;
    else has.push([code, code]);
  }
  return has;
}

/**
 * Parses a regular expression as far as is needed to make texts that match it, and to compare what it matches.
 * @param pattern https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 * @returns undefined where it uses what is not understood here
 */
export function parsePattern(pattern: string): PatternNode | undefined {
  try {
    return new PatternParser(pattern).parse();
  } catch {
    return undefined;
  }
}
