import { appendToken } from './pointer.js';

/** Where the parts of a text stand, as offsets of UTF-16 code units. Made on first use: a load does not pay for it. */
export interface Positions {
  readonly root: Place;
  /** The places of an array's items by index, of an object's properties by name; none of a scalar. */
  children(node: number): ReadonlyMap<string, Place>;
}

export interface Place {
  /** A handle of this node for `children`. */
  readonly node: number;
  readonly value: number;
  /** Of a property; an array's item has none. */
  readonly key?: number;
}

/** Finds lines by offset: LF, CRLF and CR end one. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    // js regexes are slower than indexOf here, and a lone CR is rare
    const loneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
    if (loneReturns) {
      for (const match of text.matchAll(/\r\n?|\n/g)) this.#starts.push(match.index + match[0].length);
      return;
    }
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Line and column, both from 1. */
  at(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }
}

/** The pointer of the innermost node that begins at or before an offset. */
export function pointerAt(positions: Positions, offset: number): string {
  let place = positions.root;
  let pointer = '';
  for (;;) {
    let inside: [string, Place] | undefined;
    for (const child of positions.children(place.node)) {
      if ((child[1].key ?? child[1].value) > offset) break;
      inside = child;
    }
    if (!inside) return pointer;
    pointer = appendToken(pointer, inside[0]);
    place = inside[1];
  }
}
