import type { CharacterSet } from '../../pattern/characters.js';
import type { Automaton } from './automaton.js';

/** What an automaton may be in after some characters. */
interface State {
  /** In order. */
  readonly within: readonly number[];
  /** Whether a text may end here. */
  readonly accepts: boolean;
  /** Whether it has matched, whatever follows. */
  readonly matched: boolean;
  /** Whether it can't match any more. */
  readonly dead: boolean;
  edges: Edges | undefined;
}

/** Where characters lead: those from each mark up to the next lead to the same state. */
export interface Edges {
  readonly marks: readonly number[];
  readonly to: readonly number[];
}

export const endOfCharacters = 0x110000;

/** An automaton that is always in one state, made as far as it is asked for. */
export class Dfa {
  readonly states: State[] = [];
  readonly #automaton: Automaton;
  readonly #known = new Map<string, number>();
  /** States that can still come to accept once something has been read. */
  readonly #alive: readonly boolean[];
  readonly #stamp: Uint32Array;
  #turn = 0;

  constructor(automaton: Automaton) {
    this.#automaton = automaton;
    this.#stamp = new Uint32Array(automaton.states.length);
    this.#alive = aliveIn(automaton);
    this.#add(this.#closed([automaton.first], true, false), true);
  }

  edges(id: number): Edges {
    const state = this.states[id]!;
    state.edges ??= this.#edgesOf(state);
    return state.edges;
  }

  #edgesOf({ within, dead, matched }: State): Edges {
    const marks = new Set([0]);
    const outs = within.flatMap(each => this.#automaton.states[each]!.characters);
    if (!dead && !matched) for (const { set } of outs) for (const [from, to] of set) marks.add(from).add(to + 1);
    marks.delete(endOfCharacters);
    const sorted = [...marks].sort((a, b) => a - b);
    const [kept, to]: [number[], number[]] = [[], []];
    for (const mark of sorted) {
      const next = this.#add(this.#closed(led(outs, mark), false, false), false);
      if (to.at(-1) === next) continue;
      kept.push(mark);
      to.push(next);
    }
    return { marks: kept, to };
  }

  #add(within: readonly number[], start: boolean): number {
    const { accepting } = this.#automaton;
    const matched = within.includes(accepting);
    // nothing that follows changes it
    const kept = matched ? [accepting] : within;
    const key = `${start && !matched ? 'start ' : ''}${kept.join()}`;
    let id = this.#known.get(key);
    if (id === undefined) {
      const accepts = matched || this.#closed(kept, start, true).includes(accepting);
      id = this.states.push({ within: kept, accepts, matched, dead: kept.length === 0, edges: undefined }) - 1;
      this.#known.set(key, id);
    }
    return id;
  }

  #closed(states: readonly number[], start: boolean, end: boolean): readonly number[] {
    const turn = ++this.#turn;
    const all: number[] = [];
    const add = (state: number) => {
      if (this.#stamp[state] === turn || !(start || this.#alive[state])) return;
      this.#stamp[state] = turn;
      all.push(state);
    };
    for (const state of states) add(state);
    for (let index = 0; index < all.length; index++)
      for (const { when, to } of this.#automaton.states[all[index]!]!.free)
        if (when === 'always' || (when === 'start' ? start : end)) add(to);
    return all.sort((a, b) => a - b);
  }
}

function led(outs: readonly { readonly set: CharacterSet; readonly to: number }[], code: number): readonly number[] {
  const next: number[] = [];
  for (const { set, to } of outs) if (set.some(([from, last]) => code >= from && code <= last)) next.push(to);
  return next;
}

/** What leads to the accepting state without the start of the text. */
function aliveIn({ states, accepting }: Automaton): readonly boolean[] {
  const into: number[][] = states.map(() => []);
  for (const [from, { characters, free }] of states.entries()) {
    for (const { to } of characters) into[to]!.push(from);
    for (const { when, to } of free) if (when !== 'start') into[to]!.push(from);
  }
  const alive = states.map(() => false);
  alive[accepting] = true;
  const open = [accepting];
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (const from of into[state]!)
      if (!alive[from]) {
        alive[from] = true;
        open.push(from);
      }
  return alive;
}
