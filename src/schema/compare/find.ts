import { equal, includes } from '../runtime/equal.js';
import type { Answer, Reason } from './answer.js';
import { arrayOf } from './arrays.js';
import { different } from './different.js';
import { holds, Unjudged } from './holds.js';
import type { Literals } from './literals.js';
import { itemsLeft, type Meanings, membersLeft } from './meanings.js';
import { numberOf } from './numbers.js';
import { objectOf } from './objects.js';
import { Restriction } from './restrict.js';
import { OutOfSteps, type Search } from './search.js';
import { type Closed, type Says, type Term, type Terms, types } from './terms.js';
import { textOf } from './texts.js';

// the order in which values are liked
const order = [types.null, types.boolean, types.integer, types.fraction, types.string, types.array, types.object];

/**
 * Looks for a value that has what a term says, by cases: type by type, choice by choice, until nothing but assertions of
 * one type is left. A value within which the same is asked again is not looked for: there would be a smaller one.
 */
export class Finder implements Search {
  readonly meanings: Meanings;
  readonly #terms: Terms;
  readonly #restriction: Restriction;
  readonly #known = new Map<Term, Answer>();
  readonly #open = new Map<Term, number>();
  /** The outermost term that the answers since rest on. */
  #restsOn = Infinity;
  #steps = 0;
  readonly strict: ReadonlySet<Says> | undefined;

  /** @param strict where undeclared properties count as absent: what is said of properties that does not make them so */
  constructor(meanings: Meanings, strict?: ReadonlySet<Says>) {
    this.meanings = meanings;
    this.strict = strict;
    this.#terms = meanings.terms;
    this.#restriction = new Restriction(meanings);
  }

  /**
   * A value that has what the term says, within so many steps.
   * @throws OutOfSteps
   */
  ask(term: Term, steps: number): Answer {
    this.#steps = steps;
    this.#restsOn = Infinity;
    this.#open.clear();
    return this.find(term);
  }

  step(): void {
    if (--this.#steps < 0) throw new OutOfSteps();
  }

  find(term: Term): Answer {
    const known = this.#known.get(term);
    if (known) return known;
    const depth = this.#open.get(term);
    if (depth !== undefined) {
      this.#restsOn = Math.min(this.#restsOn, depth);
      return 'none';
    }
    this.step();
    const own = this.#open.size;
    this.#open.set(term, own);
    const outer = this.#restsOn;
    this.#restsOn = Infinity;
    const answer = this.#byType(term);
    this.#open.delete(term);
    // that there is none may rest on what an outer search has yet to find
    if (answer !== 'none' || this.#restsOn >= own) this.#known.set(term, answer);
    this.#restsOn = Math.min(outer, this.#restsOn >= own ? Infinity : this.#restsOn);
    return answer;
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
    for (let term = todo.pop(); term !== undefined; term = todo.pop()) {
      if (!this.#take(type, term, todo, found)) return 'none';
    }
    const next = found.choices.shift();
    return next === undefined ? this.#literal(type, found) : this.#choose(type, next, found);
  }

  /** @returns false where nothing can hold any more */
  #take(type: number, term: Term, todo: Term[], found: Case): boolean {
    const terms = this.#terms;
    const says = terms.says(term);
    if (says.is === 'true' || found.taken.has(term)) return true;
    if (says.is === 'false' || found.taken.has(terms.not(term))) return false;
    found.taken.add(term);
    if (says.is === 'all') todo.push(...says.terms);
    else if (says.is === 'any') found.choices.push(says.terms.map(each => [each]));
    else if (says.is === 'one') found.choices.push(onlyOne(says.terms, terms));
    else if (says.is === 'again') todo.push(this.#restriction.to(type, term));
    else if (says.is === 'closed') found.choices.push(applying(says, this.meanings, false));
    else if (says.is === 'not') this.#deny(terms.says(says.term), says.term, todo, found, type);
    else found.assert(says);
    return true;
  }

  #deny(says: Says, term: Term, todo: Term[], found: Case, type: number): void {
    const terms = this.#terms;
    if (says.is === 'all') found.choices.push(says.terms.map(each => [terms.not(each)]));
    else if (says.is === 'any') todo.push(...says.terms.map(each => terms.not(each)));
    else if (says.is === 'one') found.choices.push(noneOrTwo(says.terms, terms));
    else if (says.is === 'again') todo.push(terms.not(this.#restriction.to(type, term)));
    else if (says.is === 'closed') found.choices.push(applying(says, this.meanings, true));
    else if (says.is === 'values' && (type === types.array || type === types.object))
      for (const value of says.values) found.choices.push(different(value, terms).map(each => [each]));
    else found.deny(says);
  }

  #choose(type: number, choice: readonly (readonly Term[])[], found: Case): Answer {
    let unknown: Reason | undefined;
    for (const option of choice) {
      this.step();
      const restricted = option.map(term => this.#restriction.to(type, term));
      const answer = this.#ofType(type, restricted, found.copy());
      if (answer === 'none') continue;
      if ('value' in answer) return answer;
      unknown ??= answer.unknown;
    }
    return unknown === undefined ? 'none' : { unknown };
  }

  #literal(type: number, found: Case): Answer {
    if (found.values) return this.#listed(found);
    const literals: Literals = found;
    switch (type) {
      case types.null:
      case types.boolean:
        return simple(type, literals);
      case types.integer:
      case types.fraction:
        return opaque(literals) ?? numberOf(type, literals, this.meanings);
      case types.string:
        return textOf(literals, this);
      case types.array:
        return opaque(literals) ?? arrayOf(literals, this);
      default:
        return opaque(literals) ?? objectOf(literals, this);
    }
  }

  /** One of the values that are listed. */
  #listed({ values, taken }: Case): Answer {
    let unknown = false;
    for (const value of values!)
      try {
        if ([...taken].every(term => holds(term, value, this.meanings))) return { value };
      } catch (error) {
        if (!(error instanceof Unjudged)) throw error;
        unknown = true;
      }
    return unknown ? { unknown: 'content' } : 'none';
  }
}

/** What one way through the choices has come to. */
class Case implements Literals {
  readonly asserted: Says[] = [];
  readonly denied: Says[] = [];
  readonly excluded: unknown[] = [];
  readonly choices: (readonly (readonly Term[])[])[] = [];
  readonly taken = new Set<Term>();
  values: readonly unknown[] | undefined;

  assert(says: Says): void {
    if (says.is !== 'values') this.asserted.push(says);
    else this.values = this.values?.filter(value => includes(says.values, value)) ?? says.values;
  }

  deny(says: Says): void {
    if (says.is === 'values') this.excluded.push(...says.values);
    else this.denied.push(says);
  }

  copy(): Case {
    const other = new Case();
    other.asserted.push(...this.asserted);
    other.denied.push(...this.denied);
    other.excluded.push(...this.excluded);
    other.choices.push(...this.choices);
    for (const term of this.taken) other.taken.add(term);
    other.values = this.values;
    return other;
  }
}

function onlyOne(all: readonly Term[], terms: Terms): readonly (readonly Term[])[] {
  return all.map((term, index) => [term, ...all.filter((_, other) => other !== index).map(each => terms.not(each))]);
}

function noneOrTwo(all: readonly Term[], terms: Terms): readonly (readonly Term[])[] {
  const pairs = all.flatMap((term, index) => all.slice(index + 1).map(other => [term, other]));
  return [all.map(term => terms.not(term)), ...pairs];
}

/** Each choice of covers that may apply, with what is left then. */
function applying({ what, covers, rest }: Closed, meanings: Meanings, denied: boolean): readonly (readonly Term[])[] {
  const { terms } = meanings;
  const conditions = [...new Set(covers.map(({ when }) => when))].filter(when => when !== terms.true);
  const left = what === 'object' ? membersLeft : itemsLeft;
  const ways: (readonly Term[])[] = [];
  // the number of ways doubles with each: the budget of steps bounds what is looked at
  for (let way = 0; way < 2 ** Math.min(conditions.length, 12); way++) {
    const applies = conditions.filter((_, index) => (way >> index) & 1);
    const used = covers.filter(({ when }) => when === terms.true || applies.includes(when));
    const term = left(used, rest, meanings);
    const given = conditions.map(when => (applies.includes(when) ? when : terms.not(when)));
    ways.push([...given, denied ? terms.not(term) : term]);
  }
  return ways;
}

function simple(type: number, literals: Literals): Answer {
  const values = type === types.null ? [null] : [false, true];
  const left = values.filter(value => !literals.excluded.some(each => equal(each, value)));
  if (left.length === 0) return 'none';
  return opaque(literals) ?? { value: left[0] };
}

/** What only checks can read stands in the way; that it both holds and does not was seen before. */
function opaque({ asserted, denied }: Literals): Answer | undefined {
  return [...asserted, ...denied].some(says => says.is === 'opaque') ? { unknown: 'content' } : undefined;
}
