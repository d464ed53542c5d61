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
    const [was, is] = [this.names(before, 'old'), this.names(after, 'now')];
    return was.size === is.size && [...was].every(name => is.has(name));
  }

  /** Of parts that hold for the same value, the one that says that it does not travel, if one does. */
  bearerOf(parts: readonly Part[], side: Side): Part | undefined {
    if (this.#use === 'any') return undefined;
    const part = parts.find(({ json }) => this.#of(side).isMarked(json));
    return part && conjuncts(part, this.#sides[side]).find(({ json }) => objectOf(json)[this.mark] === true);
  }

  /** Of parts that hold for the same value, the properties that do not travel, and are waived where they are required. */
  names(parts: readonly Part[], side: Side): ReadonlySet<string> {
    return this.#use === 'any' ? new Set() : this.#of(side).names({ allOf: parts.map(({ json }) => json) });
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
