import type { Schema } from '../../contract/index.js';
import { isFound, type Reason } from '../../schema/index.js';
import type { SofteningName } from '../types.js';
import type { Asking } from './asking.js';
import type { Cause, Reachable } from './cause.js';
import { softeningOf } from './softening.js';

/** A cause that breaks, with a value that shows it and nothing else where there is one. */
export interface Blamed {
  readonly reachable: Reachable;
  readonly value: unknown;
}

/** What breaks in one pair of schemas, and what does not. */
export interface Verdict {
  readonly blamed: readonly Blamed[];
  readonly harmless: readonly Reachable[];
  /** What would break but for a default. */
  readonly softened: ReadonlyMap<Reachable, SofteningName>;
  /** What may break, and nobody can say. */
  readonly undecided: readonly Reachable[];
  /** A value that breaks without any one cause. */
  readonly whole?: { readonly value: unknown };
  /** Why nobody can say what else there is. */
  readonly unknown?: Reason;
}

/** More values than these are not asked for in one pair of schemas. */
const mostQuestions = 50;

/**
 * Finds out which of the causes break: those that a value shows which one side accepts and the other refuses. Values are
 * asked for one by one, each sparing what is blamed already, until there is none.
 */
export class Blame {
  readonly #asking: Asking;
  readonly #strict: readonly SofteningName[];
  readonly #alone = new Map<Cause, boolean>();

  /** @param strict the defaults that are not to soften */
  constructor(asking: Asking, strict: readonly SofteningName[]) {
    this.#asking = asking;
    this.#strict = strict;
  }

  judge(before: Schema, after: Schema, all: readonly Reachable[]): Verdict {
    const suspects = new Set(all.filter(each => this.#mayBreak(each)));
    const softened = this.#softened(suspects);
    const blamed: Blamed[] = [];
    const verdict = (rest: Partial<Pick<Verdict, 'whole' | 'unknown' | 'undecided'>> = {}): Verdict => {
      const { undecided = [] } = rest;
      const told = new Set([...blamed.map(({ reachable }) => reachable), ...undecided]);
      return { blamed, harmless: all.filter(each => !told.has(each)), softened, undecided, ...rest };
    };
    const excused: Reachable[] = [];
    const spared = () => [...softened.keys(), ...excused, ...blamed.map(({ reachable }) => reachable)];
    for (let questions = 0; questions < mostQuestions; questions++) {
      const sparing = spared();
      const answer = this.#asking.ask(before.id, after.id, { sparing });
      if (answer === 'none') return verdict();
      if (!isFound(answer)) {
        const undecided = this.#oneByOne(before, after, suspects, spared, blamed);
        return verdict({ unknown: answer.unknown, undecided });
      }
      const shown = withoutFallbacks([...suspects].filter(each => this.#asking.shows(answer.value, each.place)));
      if (shown.length === 0) {
        const undeclared = this.#undeclaredIn(answer.value, all, [...excused, ...suspects]);
        if (undeclared.length === 0) return verdict({ whole: { value: answer.value } });
        excused.push(...undeclared);
        continue;
      }
      for (const each of this.#toldApart(before, after, { shown, sparing, value: answer.value })) {
        blamed.push(each);
        suspects.delete(each.reachable);
      }
    }
    return verdict({ unknown: 'steps', undecided: [...suspects] });
  }

  /** Properties of one side alone that a value has because it must: they count as absent there, unless that is strict. */
  #undeclaredIn(value: unknown, all: readonly Reachable[], others: readonly Reachable[]): readonly Reachable[] {
    if (this.#strict.includes('undeclared-properties')) return [];
    return all.filter(({ cause: { code }, place }, index) => {
      const isDeclared = code === 'schema-property-added' || code === 'schema-property-removed';
      return isDeclared && !others.includes(all[index]!) && this.#asking.shows(value, place);
    });
  }

  /** Where all together are too much, each suspect is asked about alone. @returns those that nobody can say anything of */
  #oneByOne(
    before: Schema,
    after: Schema,
    suspects: ReadonlySet<Reachable>,
    spared: () => readonly Reachable[],
    blamed: Blamed[],
  ): readonly Reachable[] {
    const undecided: Reachable[] = [];
    for (const reachable of suspects) {
      const answer = this.#asking.ask(before.id, after.id, { showing: [reachable], sparing: spared() });
      if (isFound(answer)) blamed.push({ reachable, value: answer.value });
      else if (answer !== 'none') undecided.push(reachable);
    }
    return undecided;
  }

  /** Whether a cause takes anything away by itself. */
  #mayBreak({ cause }: Reachable): boolean {
    if (cause.only !== undefined && cause.only !== (this.#asking.travels === 'request' ? 'lost' : 'gained'))
      return false;
    let may = this.#alone.get(cause);
    if (may === undefined) this.#alone.set(cause, (may = this.#asking.ask(cause.old, cause.now) !== 'none'));
    return may;
  }

  #softened(suspects: Set<Reachable>): ReadonlyMap<Reachable, SofteningName> {
    const found = new Map<Reachable, SofteningName>();
    for (const each of suspects) {
      const name = softeningOf(each.cause, this.#asking.travels);
      if (name === undefined || this.#strict.includes(name)) continue;
      found.set(each, name);
      suspects.delete(each);
    }
    return found;
  }

  /** A value for each cause that shows it alone; where no cause has one they break together only. */
  #toldApart(
    before: Schema,
    after: Schema,
    { shown, sparing, value }: { shown: readonly Reachable[]; sparing: readonly Reachable[]; value: unknown },
  ): readonly Blamed[] {
    if (shown.length === 1) return [{ reachable: shown[0]!, value }];
    const apart = shown.flatMap(reachable => {
      const others = shown.filter(each => each !== reachable);
      const answer = this.#asking.ask(before.id, after.id, { showing: [reachable], sparing: [...others, ...sparing] });
      return isFound(answer) ? [{ reachable, value: answer.value }] : [];
    });
    return apart.length > 0 ? apart : shown.map(reachable => ({ reachable, value }));
  }
}

function withoutFallbacks(shown: readonly Reachable[]): readonly Reachable[] {
  const direct = shown.filter(({ cause }) => !cause.fallback);
  return direct.length > 0 ? direct : shown;
}
