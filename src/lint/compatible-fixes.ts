import { parsePointer } from '../document/index.js';
import type { Fix } from './rule.js';

/** Fixes of one file, none of which changes what another changes, or something within it. */
export class CompatibleFixes<F extends Fix = Fix> {
  readonly all: F[] = [];
  readonly #places = new Set<string>();
  readonly #around = new Set<string>();

  /** Takes a fix, unless it would change what an earlier one does. */
  add(fix: F): void {
    const places = fix.edits.map(edit => ('path' in edit ? edit.path : parsePointer(edit.pointer)));
    if (places.some(place => this.#isTaken(place))) return;
    for (const place of places) {
      this.#places.add(JSON.stringify(place));
      for (const prefix of prefixesOf(place)) this.#around.add(prefix);
    }
    this.all.push(fix);
  }

  #isTaken(place: readonly string[]): boolean {
    return this.#around.has(JSON.stringify(place)) || prefixesOf(place).some(prefix => this.#places.has(prefix));
  }
}

/** All that a place stands in, and itself. */
function prefixesOf(place: readonly string[]): readonly string[] {
  return [...place.keys(), place.length].map(length => JSON.stringify(place.slice(0, length)));
}
