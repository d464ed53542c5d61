import { best } from '../../pattern/characters.js';
import { type Dfa, type Edges, endOfCharacters } from './dfa.js';

/** One automaton of a question, and whether its texts are wanted or not. */
export interface Side {
  readonly dfa: Dfa;
  readonly wanted: boolean;
}

/** The states that all automata are in. */
export type State = readonly number[];

/** A way on, by some character. */
export interface Way {
  readonly code: number;
  readonly to: State;
  /** What states of the product are told apart by. */
  readonly key: string;
  /** Whether no other character leads there. */
  readonly alone: boolean;
}

/** All automata of a question at once. */
export class Product {
  readonly #sides: readonly Side[];
  readonly #ways = new Map<string, readonly Way[]>();

  constructor(sides: readonly Side[]) {
    this.#sides = sides;
  }

  get start(): State {
    return this.#sides.map(() => 0);
  }

  accepts(state: State): boolean {
    return this.#sides.every(({ dfa, wanted }, at) => dfa.states[state[at]!]!.accepts === wanted);
  }

  /** The ways on, one for each state that is led to, by the character that people like best to read. */
  ways(state: State): readonly Way[] {
    const key = state.join();
    let ways = this.#ways.get(key);
    if (!ways) this.#ways.set(key, (ways = this.#waysOf(state)));
    return ways;
  }

  #waysOf(state: State): readonly Way[] {
    const found = new Map<string, Way & { readonly rank: number }>();
    for (const piece of this.pieces(state)) {
      const key = piece.to.join();
      const before = found.get(key);
      const { code, rank } = best(piece.from, piece.last);
      const alone = !before && piece.from === piece.last;
      if (!before || rank < before.rank) found.set(key, { code, to: piece.to, key, alone, rank });
      else if (before.alone) found.set(key, { ...before, alone: false });
    }
    return [...found.values()];
  }

  /** The ways on by all characters, those together that lead to the same. */
  *pieces(state: State): Iterable<Piece> {
    const edges = this.#sides.map(({ dfa }, at) => dfa.edges(state[at]!));
    // halves of surrogate pairs are no characters of a text that is sent as UTF-8
    for (const [from, to] of [
      [0, 0xd7ff],
      [0xe000, endOfCharacters - 1],
    ] as const)
      for (const piece of piecesOf(edges, from, to)) if (!this.#isDead(piece.to)) yield piece;
  }

  /** Where a pattern can't match any more, or one that must not has. */
  #isDead(state: State): boolean {
    return this.#sides.some(({ dfa, wanted }, at) => {
      const { dead, matched } = dfa.states[state[at]!]!;
      return wanted ? dead : matched;
    });
  }
}

/** Characters that lead to one state. */
export interface Piece {
  readonly from: number;
  readonly last: number;
  readonly to: State;
}

/** The characters of a range, cut wherever some automaton tells them apart. */
function* piecesOf(edges: readonly Edges[], from: number, last: number): Iterable<Piece> {
  const at = edges.map(() => 0);
  for (let begin = from; begin <= last; ) {
    let end = last;
    const to = edges.map(({ marks, to: leads }, side) => {
      while (marks[at[side]! + 1] !== undefined && marks[at[side]! + 1]! <= begin) at[side]!++;
      end = Math.min(end, (marks[at[side]! + 1] ?? endOfCharacters) - 1);
      return leads[at[side]!]!;
    });
    yield { from: begin, last: end, to };
    begin = end + 1;
  }
}
