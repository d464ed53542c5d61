import { anyCharacter, type CharacterSet } from '../../pattern/characters.js';
import type { PatternNode } from '../../pattern/parse.js';

/** A state of a nondeterministic automaton: where characters lead, and where nothing does. */
interface State {
  readonly characters: { readonly set: CharacterSet; readonly to: number }[];
  readonly free: { readonly when: 'always' | 'start' | 'end'; readonly to: number }[];
}

/** Texts that a pattern matches somewhere within. */
export interface Automaton {
  readonly states: readonly State[];
  readonly first: number;
  readonly accepting: number;
}

/** More copies of a repeated part than this make no automaton. */
const mostStates = 5000;

/** Thrown where a pattern is not regular, or too large. */
class NotRegular extends Error {}

/**
 * The automaton of a pattern by Thompson's construction, `^` and `$` as steps that can be taken at the ends alone.
 * @returns undefined where it looks around, refers back, or is too large
 */
export function automatonOf(pattern: PatternNode): Automaton | undefined {
  const builder = new Builder();
  try {
    const first = builder.state();
    const accepting = builder.state();
    // a pattern may match anywhere
    builder.on(first, anyCharacter, first);
    builder.on(accepting, anyCharacter, accepting);
    builder.add(pattern, first, accepting);
    return { states: builder.states, first, accepting };
  } catch (error) {
    if (error instanceof NotRegular) return undefined;
    throw error;
  }
}

class Builder {
  readonly states: State[] = [];

  state(): number {
    if (this.states.length >= mostStates) throw new NotRegular();
    return this.states.push({ characters: [], free: [] }) - 1;
  }

  on(from: number, set: CharacterSet, to: number): void {
    this.states[from]!.characters.push({ set, to });
  }

  free(from: number, to: number, when: 'always' | 'start' | 'end' = 'always'): void {
    this.states[from]!.free.push({ when, to });
  }

  add(node: PatternNode, from: number, to: number): void {
    if (node.kind === 'characters') this.on(from, node.set, to);
    else if (node.kind === 'sequence') this.#sequence(node.parts, from, to);
    else if (node.kind === 'choice') for (const branch of node.branches) this.add(branch, from, to);
    else if (node.kind === 'repeat') this.#repeat(node, from, to);
    else if (node.kind === 'group') this.add(node.part, from, to);
    else if (node.kind === 'start' || node.kind === 'end') this.free(from, to, node.kind);
    else throw new NotRegular();
  }

  #sequence(parts: readonly PatternNode[], from: number, to: number): void {
    let at = from;
    for (const part of parts) {
      const next = this.state();
      this.add(part, at, next);
      at = next;
    }
    this.free(at, to);
  }

  #repeat({ part, least, most }: PatternNode & { kind: 'repeat' }, from: number, to: number): void {
    let at = from;
    for (let count = 0; count < least; count++) at = this.#step(part, at);
    if (most === Infinity) {
      const loop = this.state();
      this.free(at, loop);
      this.free(this.#step(part, loop), loop);
      at = loop;
    }
    for (let count = least; count < most && most !== Infinity; count++) {
      this.free(at, to);
      at = this.#step(part, at);
    }
    this.free(at, to);
  }

  #step(part: PatternNode, from: number): number {
    const next = this.state();
    this.add(part, from, next);
    return next;
  }
}
