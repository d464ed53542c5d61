import type { Mark } from '../../document/index.js';
import { type HiddenBy, hiddenBy, hiddenMark, type Use } from '../../schema/index.js';
import type { Sides } from './choice.js';
import { conjuncts, objectOf, type Part } from './part.js';

type Side = keyof Sides;

/** What does not travel with the values that are compared, by marks: `readOnly` in requests, `writeOnly` in responses. */
export class Hidden {
  readonly mark: Mark;
  readonly #sides: Sides;
  readonly #use: Use;
  #by: Readonly<Record<Side, HiddenBy>> | undefined;

  constructor(sides: Sides, use: Use) {
    this.mark = hiddenMark(use);
    this.#sides = sides;
    this.#use = use;
  }

  /**
   * Whether both versions waive the same properties of a value that are required, or there is no choice among branches on
   * either side: any branch may say so for all of them, and what one requires hangs on the others then.
   */
  isAlike(before: readonly Part[], after: readonly Part[]): boolean {
    if (this.#use === 'any' || ![...before, ...after].some(hasBranches)) return true;
    const [was, is] = [namesOf(before, this.#of('old')), namesOf(after, this.#of('now'))];
    return was.size === is.size && [...was].every(name => is.has(name));
  }

  /** Of parts that hold for the same value, the one that says that it does not travel, if one does. */
  bearerOf(parts: readonly Part[], side: Side): Part | undefined {
    if (this.#use === 'any') return undefined;
    const part = parts.find(({ json }) => this.#of(side).isMarked(json));
    return part && conjuncts(part, this.#sides[side]).find(({ json }) => objectOf(json)[this.mark] === true);
  }

  #of(side: Side): HiddenBy {
    const of = (one: Side) => hiddenBy(this.#sides[one], this.mark);
    return (this.#by ??= { old: of('old'), now: of('now') })[side];
  }
}

function hasBranches({ json }: Part): boolean {
  const { anyOf, oneOf } = objectOf(json);
  return anyOf !== undefined || oneOf !== undefined;
}

function namesOf(parts: readonly Part[], hidden: HiddenBy): ReadonlySet<string> {
  return new Set(parts.flatMap(({ json }) => [...hidden.names(json)]));
}
