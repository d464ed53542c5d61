import { isFound, type Place, type Reason } from '../../schema/index.js';
import type { DiffOptions, SofteningName } from '../types.js';
import { ambiguousIn } from './ambiguous.js';
import type { Asking } from './asking.js';
import type { Cause } from './cause.js';
import type { Sides } from './choice.js';
import { readAs } from './part.js';
import type { Places } from './places.js';
import { type Leading, ofSameValue, type Pairing, saysTheSame } from './reach.js';
import { retagged } from './retagged.js';
import { growingWithin, softeningOf } from './softening.js';
import { isDeclaration } from './sum.js';
import { Trial } from './trial.js';
import { allChanged } from './what-changed.js';

/** What breaks in one pair of schemas by itself, whatever becomes of the pairs that it leads to. */
export interface Verdict {
  /** Each with a value that shows it and nothing else, where there is one. */
  readonly blamed: ReadonlyMap<Cause, unknown>;
  readonly harmless: readonly Cause[];
  /** What would break but for a default. */
  readonly softened: ReadonlyMap<Cause, SofteningName>;
  /** What may break, and why nobody can say. */
  readonly undecided: ReadonlyMap<Cause, Reason>;
}

/** Of what says something of properties that it does not declare. */
const namesOthers: ReadonlySet<Cause['code']> = new Set([
  'schema-dependency-changed',
  'schema-mark-changed',
  'schema-openness-changed',
]);

/** Causes of a pair, while it is found out which of them break. */
interface Sorted {
  readonly suspects: ReadonlySet<Cause>;
  /** Each with a value that shows it. */
  readonly blamed: Map<Cause, unknown>;
  /** Told by others. */
  readonly excused: Cause[];
}

/** More values than these are not asked for in one pair of schemas. */
const mostQuestions = 50;

/**
 * Finds out which of the causes break: those that a value shows which one side accepts and the other refuses. Values are
 * asked for one by one, each sparing what is blamed already and what breaks in a part that another pair is about, until there
 * is none. So a value that breaks, of whichever schema, breaks by one of the causes, there or in a part of it.
 */
export class Blame {
  readonly #asking: Asking;
  readonly #places: Places;
  readonly #options: DiffOptions;
  readonly #known = new Map<Pairing, Verdict>();
  /** Pairs of which nothing breaks, and in none that they lead to, whatever softens. */
  readonly #harmless = new Set<Pairing>();

  /** @param options which defaults are not to soften, and which day is today */
  constructor(asking: Asking, places: Places, options: DiffOptions) {
    this.#asking = asking;
    this.#places = places;
    this.#options = options;
  }

  of(pair: Pairing): Verdict {
    let known = this.#known.get(pair);
    if (!known) {
      this.#known.set(pair, (known = this.#judge(pair)));
      const { blamed, softened, undecided } = known;
      // what counts as absent in it may be spoken of beside it
      const isHarmless = blamed.size + undecided.size === 0 && areOfAbsence(softened);
      if (isHarmless && this.#breakingBelow(pair).every(({ to }) => to === pair)) this.#harmless.add(pair);
    }
    return known;
  }

  /** What breaks in a pair by no part alone: parts that lead back to each other are not known to be harmless while they are judged. */
  together(pair: Pairing): readonly [cause: Cause, value: unknown] | undefined {
    const answer = this.#asking.ask(readAs(pair.old), readAs(pair.now));
    return isFound(answer) ? [whole('schema-changed', pair, this.#asking.sides), answer.value] : undefined;
  }

  /** Ways to pairs that break, or may: what they lead to is judged before, but for what leads back. */
  #breakingBelow(pair: Pairing): readonly Leading[] {
    return pair.ways.filter(({ to }) => !saysTheSame(to) && !this.#harmless.has(to));
  }

  #judge(pair: Pairing): Verdict {
    const suspects = new Set(pair.causes.filter(each => this.#mayBreak(each)));
    const softened = this.#softened(suspects);
    const blamed = new Map<Cause, unknown>();
    const excused: Cause[] = [];
    const verdict = (undecided: Verdict['undecided'] = new Map()): Verdict => {
      const harmless = pair.causes.filter(each => !blamed.has(each) && !undecided.has(each));
      return { blamed, harmless, softened: new Map([...softened, ...this.#undeclared(harmless)]), undecided };
    };
    const within = this.#within(softened);
    const spared = () => {
      const all = [...softened.keys(), ...excused, ...blamed.keys()];
      return all.map(each => (softened.has(each) && within.get(each)) || this.#places.ofCause(each));
    };
    const trial = new Trial(pair, this.#asking, this.#places, this.#breakingBelow(pair), spared);
    for (let questions = 0; questions < mostQuestions; questions++) {
      if (suspects.size + within.size === 0 && this.#isCertain(pair)) return verdict();
      const answer = trial.ask();
      if (answer === 'none') {
        this.#beside(trial, suspects, blamed);
        return verdict();
      }
      if (!isFound(answer))
        return verdict(this.#oneByOne(trial, new Set([...suspects, ...within.keys()]), blamed, answer.unknown));
      const shown = withoutFallbacks([...suspects].filter(each => trial.shows(answer.value, each)));
      if (shown.length > 0) {
        for (const [cause, value] of trial.toldApart(shown, answer.value)) {
          blamed.set(cause, trial.refused(cause, value));
          suspects.delete(cause);
        }
        continue;
      }
      if (beyond(answer.value, trial, { within, softened, blamed })) continue;
      if (!this.#explained(answer.value, trial, { suspects, blamed, excused })) return verdict();
    }
    return verdict(this.#named(new Map([...suspects].map(cause => [cause, 'steps'])), pair, 'steps'));
  }

  /** What a value breaks by that shows no suspect. @returns false where it is the whole, of which no more is asked */
  #explained(value: unknown, trial: Trial, { suspects, blamed, excused }: Sorted): boolean {
    const { pair } = trial;
    const undeclared = this.#undeclaredIn(value, trial, [...excused, ...blamed.keys(), ...suspects]);
    // what has to be there now is told once, and not by a wrong value of it too
    for (const each of undeclared) {
      if (this.#isRequiredAnew(each, pair)) excused.push(each);
      else blamed.set(each, value);
    }
    if (undeclared.length > 0) return true;
    const others = inBranches(pair).filter(each => !blamed.has(each) && trial.shows(value, each));
    for (const each of others) blamed.set(each, value);
    if (others.length > 0) return true;
    const ambiguous = ambiguousIn(value, pair, this.#asking);
    const all = whole('schema-changed', pair, this.#asking.sides);
    blamed.set(ambiguous.length > 0 ? { ...all, ambiguous } : all, value);
    return false;
  }

  /** What breaks in values alone in which a part breaks too. */
  #beside(trial: Trial, suspects: ReadonlySet<Cause>, blamed: Map<Cause, unknown>): void {
    for (const cause of suspects) {
      const answer = cause.fallback ? 'none' : trial.askBeside(cause);
      if (isFound(answer)) blamed.set(cause, answer.value);
    }
  }

  /** Whether what breaks is all told: by causes, and by the parts. */
  #isCertain(pair: Pairing): boolean {
    const isAbsent = !(this.#options.strict ?? []).includes('undeclared-properties');
    return pair.isSum && !(isAbsent && pair.speaksBeside && inBranches(pair).length > 0);
  }

  /** Properties that one side alone declares where the cause is, and that a value has all the same: it must, or another part has them. */
  #undeclaredIn(value: unknown, trial: Trial, others: readonly Cause[]): readonly Cause[] {
    if ((this.#options.strict ?? []).includes('undeclared-properties')) return [];
    return trial.pair.causes.filter(cause => {
      return isDeclaration(cause.code) && !others.includes(cause) && trial.shows(value, cause);
    });
  }

  /** Whether the side that refuses alone asks for a property: where the other one does, a wrong value of it is all that breaks. */
  #isRequiredAnew({ about: { name } }: Cause, { causes }: Pairing): boolean {
    const asking = this.#asking.travels === 'request' ? 'schema-property-required' : 'schema-property-optional';
    return causes.some(({ code, about }) => about.name === name && code === asking);
  }

  /** Where all together are too much, each suspect is asked about alone. @returns what nobody can say anything of */
  #oneByOne(
    trial: Trial,
    suspects: ReadonlySet<Cause>,
    blamed: Map<Cause, unknown>,
    unknown: Reason,
  ): ReadonlyMap<Cause, Reason> {
    const undecided = new Map<Cause, Reason>();
    for (const cause of suspects) {
      const answer = trial.ask([cause]);
      if (isFound(answer)) blamed.set(cause, answer.value);
      else if (answer !== 'none') undecided.set(cause, answer.unknown);
    }
    return this.#named(undecided, trial.pair, unknown);
  }

  /** What is undecided is never told of nothing: where no cause is left that it can be told of, it is told of the pair. */
  #named(undecided: ReadonlyMap<Cause, Reason>, pair: Pairing, reason: Reason): ReadonlyMap<Cause, Reason> {
    const { sides } = this.#asking;
    if (undecided.size > 0 || this.#isSum(pair)) return undecided;
    return new Map([[whole('schema-incomparable', pair, sides), reason]]);
  }

  /** Whether the causes and the parts say all, so that nothing is left undecided by the whole. */
  #isSum({ isSum, isSumOfBranches, ways }: Pairing): boolean {
    if (isSum || !isSumOfBranches) return isSum;
    const branches = ways.filter(({ step }) => step?.to === 'branch');
    return branches.every(({ to: { old, now } }) => this.#asking.takesNoMore(readAs(old), readAs(now)));
  }

  /** Whether a cause takes anything away by itself. */
  #mayBreak({ only, old, now, isUndeclared }: Cause): boolean {
    // of most changes that is all: it takes no looking for values
    if (isUndeclared && this.#asking.takesUndeclaredForAbsent) return false;
    const isOther = only !== undefined && only !== (this.#asking.travels === 'request' ? 'lost' : 'gained');
    return !isOther && this.#asking.ask(old, now) !== 'none';
  }

  /** What breaks nothing only since names of one side count as absent, but for a property that is new or gone: that says it. */
  #undeclared(harmless: readonly Cause[]): readonly (readonly [Cause, SofteningName])[] {
    return harmless
      .filter(cause => {
        const asked = namesOthers.has(cause.code) ? [cause] : retagged(cause);
        return asked.some(({ old, now }) => this.#asking.isSoftenedByUndeclared(old, now));
      })
      .map(cause => [cause, 'undeclared-properties']);
  }

  #softened(suspects: Set<Cause>): Map<Cause, SofteningName> {
    const found = new Map<Cause, SofteningName>();
    for (const each of suspects) {
      const name = softeningOf(each, this.#asking.travels, this.#options);
      if (name === undefined || this.#options.strict?.includes(name)) continue;
      found.set(each, name);
      suspects.delete(each);
    }
    return found;
  }

  /** Where what is softened shows as it may, of that which takes more than it may by itself. */
  #within(softened: ReadonlyMap<Cause, SofteningName>): Map<Cause, Place> {
    const found = new Map<Cause, Place>();
    for (const [cause, name] of softened) {
      const within = name === 'extensible-enums' ? growingWithin(cause) : undefined;
      if (within !== undefined && this.#asking.ask(within, cause.now) !== 'none')
        found.set(cause, this.#places.ofCauseWithin(cause, within));
    }
    return found;
  }
}

/** What a value breaks by that is softened, as it takes more than it may. @returns whether it does */
function beyond(
  value: unknown,
  trial: Trial,
  { within, softened, blamed }: Record<'within' | 'softened' | 'blamed', Map<Cause, unknown>>,
): boolean {
  const shown = [...within.keys()].filter(each => trial.shows(value, each));
  for (const each of shown) {
    blamed.set(each, value);
    softened.delete(each);
    within.delete(each);
  }
  return shown.length > 0;
}

/** What branches differ in by what they declare, which what stands around them may declare on both sides. */
function inBranches(pair: Pairing): readonly Cause[] {
  return [...ofSameValue(pair)].flatMap(({ causes }) =>
    causes.filter(({ code }) => isBranch(code) || (causes !== pair.causes && isDeclaration(code))),
  );
}

function isBranch(code: Cause['code']): boolean {
  return code === 'schema-branch-added' || code === 'schema-branch-removed';
}

/** Whether nothing softens but that names count as absent. */
export function areOfAbsence(softened: ReadonlyMap<Cause, SofteningName>): boolean {
  return [...softened.values()].every(name => name === 'undeclared-properties');
}

/** Where no one cause can be named. */
function whole(code: 'schema-changed' | 'schema-incomparable', pair: Pairing, sides: Sides): Cause {
  const { old, now } = pair;
  const about = { name: '', from: allChanged(pair, sides) };
  return { code, before: old, after: now, keyword: {}, old: old.json, now: now.json, about };
}

function withoutFallbacks(shown: readonly Cause[]): readonly Cause[] {
  const direct = shown.filter(({ fallback }) => !fallback);
  return direct.length > 0 ? direct : shown;
}
