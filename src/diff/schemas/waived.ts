import { hiddenMark, hiddenNames, type Use } from '../../schema/index.js';
import type { Sides } from './choice.js';
import { objectOf, type Part } from './part.js';

type Names = ReturnType<typeof hiddenNames>;

/**
 * Which properties of a value need not be there though they are required, as they do not travel that way. Any branch of a
 * choice may say so for all of them: what one requires hangs on the others then.
 */
export class Waived {
  readonly #sides: Sides;
  readonly #use: Use;
  #names: { readonly old: Names; readonly now: Names } | undefined;

  constructor(sides: Sides, use: Use) {
    this.#sides = sides;
    this.#use = use;
  }

  /** Whether both versions waive the same, or there is no choice among branches on either side. */
  isAlike(before: readonly Part[], after: readonly Part[]): boolean {
    if (this.#use === 'any' || ![...before, ...after].some(hasBranches)) return true;
    const mark = hiddenMark(this.#use);
    const { old, now } = (this.#names ??= {
      old: hiddenNames(this.#sides.old, mark),
      now: hiddenNames(this.#sides.now, mark),
    });
    const [was, is] = [namesOf(before, old), namesOf(after, now)];
    return was.size === is.size && [...was].every(name => is.has(name));
  }
}

function hasBranches({ json }: Part): boolean {
  const { anyOf, oneOf } = objectOf(json);
  return anyOf !== undefined || oneOf !== undefined;
}

function namesOf(parts: readonly Part[], hidden: Names): ReadonlySet<string> {
  return new Set(parts.flatMap(({ json }) => [...hidden(json)]));
}
