import type { NarrowText } from './narrow-text.js';
import { appendToken } from './pointer.js';

/** Where the parts of a text stand, as offsets in it. Made on first use: a load does not pay for it. */
export interface Positions {
  readonly root: Place;
  /** The places of an array's items by index, of an object's properties by name, in the order written; none of a scalar. */
  children(node: number): Iterable<readonly [string, Place]>;
}

export interface Place {
  /** A handle of this node for `children`. */
  readonly node: number;
  readonly value: number;
  /** Of a property; an array's item has none. */
  readonly key?: number;
}

/** The places of one container's children: read as far as the one that is asked for, and kept. */
export class Children {
  readonly #known = new Map<string, Place>();
  readonly #rest: Iterator<readonly [string, Place]>;

  constructor(positions: Positions, node: number) {
    this.#rest = positions.children(node)[Symbol.iterator]();
  }

  get(name: string): Place | undefined {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    for (let next = this.#rest.next(); !next.done; next = this.#rest.next()) {
      this.#known.set(...next.value);
      if (next.value[0] === name) return next.value[1];
    }
    return undefined;
  }
}

/** Lines between two whose beginnings are kept. */
const linesApart = 32;

/** Finds lines by offset: LF, CRLF and CR end one. The text is read as far as the last offset that was asked for. */
export class Lines {
  readonly #text: string;
  /** Where every so many lines one begins: large texts have hundreds of thousands. */
  readonly #starts: number[] = [0];
  readonly #hasLoneReturns: boolean;
  /** Whether all of it is read: a long last line, as of JSON without breaks, is not searched for its end at every offset. */
  #isRead = false;
  /** The lines read, and where the last of them begins. */
  #count = 1;
  #last = 0;

  readonly #narrow: NarrowText | undefined;

  /** @param text with a narrow one, columns are those of the decoded text */
  constructor(text: string | NarrowText) {
    this.#narrow = typeof text === 'string' || text.isAscii ? undefined : text;
    text = typeof text === 'string' ? text : text.text;
    this.#text = text;
    // js regexes are slower than indexOf here, and a lone CR is rare
    this.#hasLoneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
  }

  /** Line and column, both from 1. */
  at(offset: number): { line: number; column: number } {
    this.#readTo(offset);
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    let [line, start] = [low * linesApart, this.#starts[low]!];
    while (line + 1 < this.#count) {
      const next = this.#after(start);
      if (next > offset) break;
      start = next;
      line++;
    }
    return { line: line + 1, column: this.#decoded(offset) - this.#decoded(start) + 1 };
  }

  #readTo(offset: number): void {
    let [start, count] = [this.#last, this.#count];
    while (!this.#isRead && start <= offset) {
      const next = this.#after(start);
      if (next === -1) this.#isRead = true;
      else {
        start = next;
        if (count++ % linesApart === 0) this.#starts.push(start);
      }
    }
    this.#last = start;
    this.#count = count;
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

/** The pointer of the innermost node that begins at or before an offset. */
export function pointerAt(positions: Positions, offset: number): string {
  let place = positions.root;
  let pointer = '';
  for (;;) {
    let inside: readonly [string, Place] | undefined;
    for (const child of positions.children(place.node)) {
      if ((child[1].key ?? child[1].value) > offset) break;
      inside = child;
    }
    if (!inside) return pointer;
    pointer = appendToken(pointer, inside[0]);
    place = inside[1];
  }
}
