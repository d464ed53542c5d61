import type { LineStarts } from './lines.js';
import { appendToken } from './pointer.js';

/** Where the parts of a text stand, as offsets in it. Made on first use: a load does not pay for it. */
export interface Positions {
  /** Where they are known. */
  readonly lines?: LineStarts;
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
