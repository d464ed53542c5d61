import type { Level } from '../types.js';

/** A part of a text that may be told more briefly, or left out. */
export interface Piece {
  /** Told where something of the section is. */
  readonly heading?: string;
  readonly full: string;
  readonly brief: string;
  readonly level: Level;
  readonly code: string;
}

/** As much of the pieces as a length allows, and what of them did not fit. */
export interface Fitted {
  readonly text: string;
  /** Told briefly. */
  readonly shortened: number;
  readonly cut: readonly Piece[];
}

/** All in full where that fits; else the last ones in brief; else the last ones not at all. */
export function withinLength(pieces: readonly Piece[], most: number): Fitted {
  const lengthOf = (full: number, all: number) => rendered(pieces, full, all).length;
  const full = largest(pieces.length, count => lengthOf(count, pieces.length) <= most);
  const all = full > 0 ? pieces.length : largest(pieces.length, count => lengthOf(0, count) <= most);
  const text = rendered(pieces, full, all);
  return { text, shortened: all - Math.min(full, all), cut: pieces.slice(all) };
}

function rendered(pieces: readonly Piece[], full: number, all: number): string {
  return pieces
    .slice(0, all)
    .map((piece, index) => `${piece.heading ?? ''}${index < full ? piece.full : piece.brief}`)
    .join('');
}

/** The largest number up to `end` for which it holds; it holds for none above one for which it does not. */
function largest(end: number, holds: (count: number) => boolean): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
