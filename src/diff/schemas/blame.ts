import type { Schema } from '../../contract/index.js';
import {
  type Answer,
  type CompareOptions,
  type Comparer,
  isFound,
  type Place,
  type Reason,
} from '../../schema/index.js';
import type { Travels } from '../types.js';
import type { Reachable } from './cause.js';

/** A cause that breaks, with a value that shows it and nothing else where there is one. */
export interface Blamed {
  readonly reachable: Reachable;
  readonly value: unknown;
}

/** What breaks in one pair of schemas, and what does not. */
export interface Verdict {
  readonly blamed: readonly Blamed[];
  readonly harmless: readonly Reachable[];
  /** A value that breaks without any one cause. */
  readonly whole?: { readonly value: unknown };
  /** Why nobody can say what else there is. */
  readonly unknown?: Reason;
}

/** More causes than these are not told apart by values of their own in one pair of schemas. */
const mostQuestions = 300;

/**
 * Finds out which of the causes break: those that a value shows which one side accepts and the other refuses. Values are
 * asked for one by one, each sparing what is blamed already, until there is none.
 */
export class Blame {
  readonly #comparer: Comparer;
  readonly #undeclared: CompareOptions['undeclared'];
  readonly #alone = new Map<Reachable['cause'], Map<Travels, boolean>>();

  constructor(comparer: Comparer, undeclared: NonNullable<CompareOptions['undeclared']>) {
    this.#comparer = comparer;
    this.#undeclared = undeclared;
  }

  judge(before: Schema, after: Schema, travels: Travels, reachable: () => readonly Reachable[]): Verdict {
    const ask = (options: CompareOptions) => this.#ask(before.id, after.id, travels, options);
    let answer = ask({});
    const all = reachable();
    if (answer === 'none') return { blamed: [], harmless: all };
    const suspects = new Set(all.filter(each => this.#mayBreak(each, travels)));
    const blamed: Blamed[] = [];
    const verdict = (rest: Omit<Verdict, 'blamed' | 'harmless'> = {}): Verdict => ({
      blamed,
      harmless: all.filter(each => !blamed.some(({ reachable: other }) => other === each)),
      ...rest,
    });
    for (let questions = 0; questions < mostQuestions; questions++) {
      if (!isFound(answer)) return verdict(answer === 'none' ? {} : { unknown: answer.unknown });
      const found = this.#shownBy(answer.value, suspects, travels);
      if (found.length === 0) return verdict({ whole: { value: answer.value } });
      for (const each of this.#toldApart(found, answer.value, blamed, ask)) {
        blamed.push(each);
        suspects.delete(each.reachable);
      }
      answer = ask({ sparing: blamed.map(({ reachable: { cause, steps } }) => placeOf(cause, steps)) });
    }
    return verdict({ unknown: 'steps' });
  }

  #ask(
    old: Parameters<Comparer['lost']>[0],
    now: Parameters<Comparer['lost']>[1],
    travels: Travels,
    options: CompareOptions,
  ): Answer {
    const question = travels === 'request' ? this.#comparer.lost : this.#comparer.gained;
    return question(old, now, travels, { undeclared: this.#undeclared!, ...options });
  }

  /** Whether a cause takes anything away by itself. */
  #mayBreak({ cause }: Reachable, travels: Travels): boolean {
    if (cause.only !== undefined && cause.only !== (travels === 'request' ? 'lost' : 'gained')) return false;
    let known = this.#alone.get(cause);
    if (!known) this.#alone.set(cause, (known = new Map()));
    let may = known.get(travels);
    if (may === undefined) known.set(travels, (may = this.#ask(cause.old, cause.now, travels, {}) !== 'none'));
    return may;
  }

  #shownBy(value: unknown, suspects: Iterable<Reachable>, travels: Travels): Reachable[] {
    const of = travels === 'request' ? 'old' : 'now';
    return [...suspects].filter(
      ({ cause, steps }) => this.#comparer.shows(value, placeOf(cause, steps), travels, of) !== false,
    );
  }

  /** A value for each cause that shows it alone; where no cause has one they break together only. */
  #toldApart(
    found: readonly Reachable[],
    value: unknown,
    blamed: readonly Blamed[],
    ask: (options: CompareOptions) => Answer,
  ): readonly Blamed[] {
    if (found.length === 1) return [{ reachable: found[0]!, value }];
    const apart = found.flatMap(reachable => {
      const others = [...found.filter(each => each !== reachable), ...blamed.map(each => each.reachable)];
      const answer = ask({
        showing: [placeOf(reachable.cause, reachable.steps)],
        sparing: others.map(({ cause, steps }) => placeOf(cause, steps)),
      });
      return isFound(answer) ? [{ reachable, value: answer.value }] : [];
    });
    return apart.length > 0 ? apart : found.map(reachable => ({ reachable, value }));
  }
}

export function placeOf({ old, now }: Reachable['cause'], steps: Place['steps']): Place {
  return { steps, old, now };
}
