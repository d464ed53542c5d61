import type { Location } from '../diagnostics/index.js';
import { Lines } from './lines.js';
import type { NarrowText } from './narrow-text.js';
import { appendToken, parsePointer } from './pointer.js';
import { Children, type Place, type Positions } from './positions.js';
import type { Hole } from './recover/holes.js';
import type { Json, SourceFile } from './types.js';

interface Parts {
  readonly uri: string;
  readonly display: string;
  readonly format: 'yaml' | 'json';
  readonly text: NarrowText;
  readonly value: Json;
  /** Called once, when the first location is asked for. */
  readonly positions: () => Positions;
  readonly holes: readonly Hole[];
  readonly losesDigits: boolean;
}

/** A text with its value; places are worked out when the first one is asked for. */
export class ParsedFile implements SourceFile {
  readonly uri: string;
  readonly display: string;
  readonly format: 'yaml' | 'json';
  readonly value: Json;
  readonly holes: readonly Hole[];
  readonly losesDigits: boolean;
  readonly #text: NarrowText;
  readonly #makePositions: () => Positions;
  #positions: Positions | undefined;
  #lines: Lines | undefined;
  /** What was asked of `has`: each time the whole text is gone through. */
  readonly #words = new Map<string, boolean>();
  #dollars: readonly string[] | undefined;
  // one map per container asked for: bounded by the document
  readonly #children = new Map<number, Children>();

  constructor(parts: Parts) {
    this.uri = parts.uri;
    this.display = parts.display;
    this.format = parts.format;
    this.#text = parts.text;
    this.value = parts.value;
    this.holes = parts.holes;
    this.losesDigits = parts.losesDigits;
    this.#makePositions = parts.positions;
    Object.freeze(this);
  }

  get text(): string {
    return this.#text.decoded;
  }

  has(word: string): boolean {
    let found = this.#words.get(word);
    if (found === undefined) this.#words.set(word, (found = this.#find(word)));
    return found;
  }

  /** Many words that begin with a dollar are asked of each file: the text is gone through once for all of them. */
  #find(word: string): boolean {
    const { text } = this.#text;
    if (!word.startsWith('$') || word.length > dollarLength) return text.includes(word);
    this.#dollars ??= dollarsOf(text);
    return this.#dollars.length < mostDollars ? this.#dollars.some(each => each.startsWith(word)) : text.includes(word);
  }

  locate(pointer: string, part: 'key' | 'value' = 'value'): Location {
    this.#positions ??= this.#makePositions();
    let place = this.#positions.root;
    let reached = '';
    let whole = true;
    for (const token of parsePointer(pointer)) {
      const child = this.#childrenOf(place.node).get(token);
      if (!child) {
        whole = false;
        break;
      }
      place = child;
      reached = appendToken(reached, token);
    }
    const offset = part === 'key' && whole ? (place.key ?? place.value) : place.value;
    return this.#at(offset, reached);
  }

  nodeAt(line: number, column: number): { readonly pointer: string; readonly part: 'key' | 'value' } {
    this.#positions ??= this.#makePositions();
    const isBefore = (offset: number) => {
      const at = this.#linesOf().at(offset);
      return at.line < line || (at.line === line && at.column <= column);
    };
    let pointer = '';
    let part: 'key' | 'value' = 'value';
    for (let node = this.#positions.root.node; ; ) {
      let inside: readonly [string, Place] | undefined;
      for (const child of this.#positions.children(node)) {
        if (!isBefore(child[1].key ?? child[1].value)) break;
        inside = child;
      }
      if (!inside) return { pointer, part };
      const [name, place] = inside;
      pointer = appendToken(pointer, name);
      part = place.key !== undefined && (place.value === place.key || !isBefore(place.value)) ? 'key' : 'value';
      if (part === 'key') return { pointer, part };
      node = place.node;
    }
  }

  #linesOf(): Lines {
    // positions in JSON are looked for in the narrow text
    return (this.#lines ??= new Lines(this.format === 'json' ? this.#text : this.text, this.#positions?.lines));
  }

  #at(offset: number, pointer: string): Location {
    return Object.freeze({ file: this.display, ...this.#linesOf().at(offset), pointer });
  }

  #childrenOf(node: number): Children {
    let children = this.#children.get(node);
    if (!children) this.#children.set(node, (children = new Children(this.#positions!, node)));
    return children;
  }
}

const dollarLength = 7;
const mostDollars = 1000;

/** The different texts of that length that begin with a dollar, as far as there are not too many. */
function dollarsOf(text: string): readonly string[] {
  const found = new Set<string>();
  let last = '';
  for (let at = text.indexOf('$'); at >= 0 && found.size < mostDollars; at = text.indexOf('$', at + 1)) {
    const start = text.slice(at, at + dollarLength);
    // nearly all there are
    if (start !== last) found.add((last = start));
  }
  return [...found];
}
