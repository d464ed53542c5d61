import { type Answer, isFound, type Reason } from './answer.js';
import { arrayOf } from './arrays.js';
import { Case } from './case.js';
import { applying, deniesOnly, foremost, Narrowing, noneOrTwo, onlyOne } from './choices.js';
import { different } from './different.js';
import { Glance } from './facts.js';
import { hasAll, listed, plainlyListed } from './list-search.js';
import type { Literals } from './literals.js';
import type { Meanings } from './meanings.js';
import { byDigits, numberByDigits } from './number-by-digits.js';
import { objectOf } from './objects.js';
import { beside, opaque, simple } from './obstacles.js';
import { Restriction } from './restrict.js';
import { OutOfSteps, type Search } from './search.js';
import { Sizes } from './sizes.js';
import { Supposed } from './supposed.js';
import { type Says, type Term, type Terms, types } from './terms.js';
import { textOf } from './texts.js';

/** Ways through all choices that are gone without further ado. */
const fewWays = 8;

// the order in which values are liked
const order = [types.null, types.boolean, types.integer, types.fraction, types.string, types.array, types.object];

/** Steps that one of many choices may take to be proven not to be met. */
const mostSteps = 500;

/** What is plain of terms without looking for values. */
export interface Plain {
  readonly restriction: Restriction;
  readonly glance: Glance;
}

export function plainOf(meanings: Meanings): Plain {
  const glance = new Glance(meanings.terms, key => meanings.again(key));
  return { restriction: new Restriction(meanings, glance), glance };
}

/**
 * Looks for a value that has what a term says, by cases: type by type, choice by choice, until nothing but assertions of
 * one type is left. A value within which the same is asked again is not looked for: there would be a smaller one.
 */
export class Finder implements Search {
  readonly meanings: Meanings;
  readonly #terms: Terms;
  readonly #restriction: Restriction;
  readonly #glance: Glance;
  readonly #narrowing: Narrowing;
  readonly #sizes = new Sizes();
  readonly #known = new Map<Term, Answer>();
  readonly #open = new Map<Term, number>();
  readonly #supposed = new Supposed();
  /** The outermost term that the answers since rest on. */
  #restsOn = Infinity;
  #steps = 0;
  readonly strict: Set<Says> | undefined;
  readonly #whole: (() => Finder) | undefined;

  /**
   * @param plain what holds of terms whoever looks for values of them: for all finders of the same meanings
   * @param whole the finder to which nothing counts as absent
   * @param strict where undeclared properties count as absent: what is said of properties that does not make them so
   */
  constructor(meanings: Meanings, { restriction, glance }: Plain, strict?: Set<Says>, whole?: () => Finder) {
    this.#whole = whole;
    this.meanings = meanings;
    this.strict = strict;
    this.#terms = meanings.terms;
    this.#restriction = restriction;
    this.#glance = glance;
    this.#narrowing = new Narrowing(this.#terms, this.#restriction, this.#glance);
  }

  /** Takes what no schema says for strict as well: what was found before does not rest on it. */
  addStrict(says: ReadonlySet<Says>): void {
    for (const each of says) this.strict?.add(each);
  }

  /**
   * A value that has what the term says, within so many steps.
   * @throws OutOfSteps
   */
  ask(term: Term, steps: number): Answer {
    this.#steps = steps;
    this.#restsOn = Infinity;
    this.#open.clear();
    this.#supposed.since(0);
    this.#restriction.startAfresh();
    return this.find(term);
  }

  /** Steps that the last question left. */
  get left(): number {
    return Math.max(0, this.#steps);
  }

  step(): void {
    if (--this.#steps < 0) throw new OutOfSteps();
  }

  find(term: Term): Answer {
    const known = this.#known.get(term);
    if (known) return known;
    const depth = this.#open.get(term) ?? this.#supposed.get(term);
    if (depth !== undefined) {
      this.#restsOn = Math.min(this.#restsOn, depth);
      return 'none';
    }
    this.step();
    const own = this.#open.size;
    this.#open.set(term, own);
    const outer = this.#restsOn;
    this.#restsOn = Infinity;
    const mark = this.#supposed.mark;
    const found = this.#byType(term);
    const answer: Answer = isFound(found) && this.#sizes.isTooLarge(found.value) ? { unknown: 'size' } : found;
    this.#open.delete(term);
    this.#keep(term, answer, own, mark);
    // a value rests on nothing
    this.#restsOn = Math.min(outer, this.#restsOn >= own || isFound(answer) ? Infinity : this.#restsOn);
    return answer;
  }

  /** That there is none may rest on what an outer search has yet to find. */
  #keep(term: Term, answer: Answer, own: number, mark: number): void {
    if (answer !== 'none') {
      this.#supposed.since(mark);
      this.#known.set(term, answer);
    } else if (this.#restsOn >= own) {
      for (const each of this.#supposed.since(mark)) this.#known.set(each, 'none');
      this.#known.set(term, 'none');
    } else {
      this.#supposed.lower(mark, this.#restsOn);
      this.#supposed.add(term, this.#restsOn);
    }
  }

  #byType(term: Term): Answer {
    let unknown: Reason | undefined;
    for (const type of order) {
      const answer = this.#ofType(type, [this.#restriction.to(type, term)], new Case());
      if (answer === 'none') continue;
      if ('value' in answer) return answer;
      unknown ??= answer.unknown;
    }
    return unknown === undefined ? 'none' : { unknown };
  }

  /** @param todo what is still to be taken apart */
  #ofType(type: number, todo: Term[], found: Case): Answer {
    while (todo.length > 0) {
      for (let term = todo.pop(); term !== undefined; term = todo.pop())
        if (!this.#take(type, term, todo, found)) return 'none';
      const certain = this.#narrowing.narrow(type, found);
      if (!certain) return 'none';
      todo.push(...certain);
    }
    if (found.choices.length === 0) return this.#literal(type, found);
    const plain = found.values && plainlyListed(found, this.meanings);
    if (plain) return plain;
    return this.#oneByOne(type, found) ?? this.#choose(type, found);
  }

  /** @returns false where nothing can hold any more */
  #take(type: number, term: Term, todo: Term[], found: Case): boolean {
    const terms = this.#terms;
    const says = terms.says(term);
    if (says.is === 'true' || found.taken.has(term)) return true;
    if (says.is === 'false' || found.taken.has(terms.not(term))) return false;
    found.taken.add(term);
    if (says.is === 'all') todo.push(...says.terms.toReversed());
    else if (says.is === 'any') found.choose(says.terms.map(each => [each]));
    else if (says.is === 'one') found.choose(onlyOne(says.terms, terms));
    else if (says.is === 'again') todo.push(this.#restriction.to(type, term));
    else if (says.is === 'closed') found.choose(applying(says, this.meanings, false));
    else if (says.is === 'not') this.#deny(terms.says(says.term), says.term, todo, found, type);
    else found.assert(term, says);
    return true;
  }

  #deny(says: Says, term: Term, todo: Term[], found: Case, type: number): void {
    const terms = this.#terms;
    if (says.is === 'all') found.choose(says.terms.map(each => [terms.not(each)]));
    else if (says.is === 'any') todo.push(...says.terms.map(each => terms.not(each)));
    else if (says.is === 'one') found.choose(noneOrTwo(says.terms, terms, this.#glance));
    else if (says.is === 'again') todo.push(terms.not(this.#restriction.to(type, term)));
    else if (says.is === 'closed') found.choose(applying(says, this.meanings, true));
    else if (says.is === 'values' && (type === types.array || type === types.object))
      for (const value of says.values) found.choose(different(value, terms).map(each => [each]));
    else found.deny(terms.not(term), says);
  }

  /**
   * Many choices are looked at one by one first, each as if there were no other: where one can't be met, all of them
   * can't; and what meets one may meet all.
   */
  #oneByOne(type: number, found: Case): Answer | undefined {
    if (found.choices.reduce((ways, { length }) => ways * length, 1) <= fewWays) return undefined;
    const terms = this.#terms;
    const base = [terms.types(type), ...found.core];
    const saysNoMore = found.choices.every(choice => deniesOnly(choice, terms));
    const all = found.choices.map(choice => terms.any(choice.map(option => terms.all(option))));
    const met: unknown[] = [];
    for (const choice of new Set(all)) {
      // a value that was found for another one says that this one can be met
      if (met.some(value => hasAll([choice], value, this.meanings))) continue;
      const answer = this.#alike(terms.all([...base, choice]));
      if (answer === 'none' && (saysNoMore || this.#isSurelyNone(terms.all([...base, choice])))) return answer;
      if (!isFound(answer)) continue;
      if (hasAll([...base, ...all], answer.value, this.meanings)) return answer;
      met.push(answer.value);
    }
    return undefined;
  }

  /** Which properties count as absent hangs on all that is asked: that there is no value by less of it proves nothing then. */
  #isSurelyNone(term: Term): boolean {
    if (!this.#whole) return true;
    const steps = Math.min(this.#steps, mostSteps);
    this.#steps -= steps;
    try {
      return this.#whole().ask(term, steps) === 'none';
    } catch (error) {
      if (error instanceof OutOfSteps) return false;
      throw error;
    } finally {
      this.#steps += Math.max(0, this.#whole().left);
    }
  }

  /** An answer about the same value, not about a part of it. */
  #alike(term: Term): Answer {
    return this.#open.has(term) ? { unknown: 'steps' } : this.find(term);
  }

  /** Goes each way of one choice. */
  #choose(type: number, found: Case): Answer {
    const choice = foremost(found.choices, this.#terms);
    const rest = found.choices.filter(each => each !== choice);
    let unknown: Reason | undefined;
    for (const option of choice) {
      this.step();
      const next = found.copy();
      next.choices = rest;
      const answer = this.#ofType(
        type,
        option.map(term => this.#restriction.to(type, term)),
        next,
      );
      if (answer === 'none') continue;
      if ('value' in answer) return answer;
      unknown ??= answer.unknown;
    }
    return unknown === undefined ? 'none' : { unknown };
  }

  #literal(type: number, found: Case): Answer {
    const literals: Literals = found;
    if (found.values) return listed(found, this.meanings);
    switch (type) {
      case types.null:
      case types.boolean:
        return simple(type, literals);
      case types.integer:
      case types.fraction:
        return beside(opaque(literals), numberByDigits(type, literals, this.meanings));
      case types.string:
        return textOf(literals, this);
      case types.array:
        return opaque(literals) ?? byDigits(literals, arrayOf(literals, this));
      default:
        return opaque(literals) ?? byDigits(literals, objectOf(literals, this));
    }
  }
}
