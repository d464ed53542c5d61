import type { Case, Choice, Option } from './case.js';
import type { Facts, Glance } from './facts.js';
import { itemsLeft, type Meanings, membersLeft } from './meanings.js';
import type { Restriction } from './restrict.js';
import type { Closed, Term, Terms } from './terms.js';

export function onlyOne(all: readonly Term[], terms: Terms): Choice {
  return all.map((term, index) => [term, ...all.filter((_, other) => other !== index).map(each => terms.not(each))]);
}

/** None, or each with one of those after it. */
export function noneOrTwo(all: readonly Term[], terms: Terms, glance: Glance): Choice {
  const two = all.map((term, index) => {
    const others = all.slice(index + 1).filter(other => !glance.clash(term, other));
    return [term, terms.any(others)];
  });
  return [all.map(term => terms.not(term)), ...two];
}

/** Of more conditions one is decided before the others are looked at. */
const fewConditions = 6;

/** Each choice of covers that may apply, with what is left then. */
export function applying(closed: Closed, meanings: Meanings, denied: boolean): Choice {
  const { what, covers, rest } = closed;
  const { terms } = meanings;
  const conditions = [...new Set(covers.map(({ when }) => when))].filter(when => when !== terms.true);
  const said = (term: Term) => (denied ? terms.not(term) : term);
  if (conditions.length > fewConditions)
    return deciding(conditions[0]!, closed, terms).map(([when, term]) => [when, said(term)]);
  const left = what === 'object' ? membersLeft : itemsLeft;
  const ways: Option[] = [];
  for (let way = 0; way < 2 ** conditions.length; way++) {
    const applies = conditions.filter((_, index) => (way >> index) & 1);
    const used = covers.filter(({ when }) => when === terms.true || applies.includes(when));
    const given = conditions.map(when => (applies.includes(when) ? when : terms.not(when)));
    ways.push([...given, said(left(used, rest, meanings))]);
  }
  return ways;
}

/** A condition that holds or does not, each with what is left to be said then. */
function deciding(condition: Term, { what, covers, rest }: Closed, terms: Terms): readonly (readonly [Term, Term])[] {
  const certain = covers.map(cover => (cover.when === condition ? { ...cover, when: terms.true } : cover));
  const others = covers.filter(({ when }) => when !== condition);
  return [
    [condition, terms.closed(what, certain, rest)],
    [terms.not(condition), terms.closed(what, others, rest)],
  ];
}

/** What is left of the choices of a case by what is plain: those that hold anyway fall away, and the ways that can't be gone. */
export class Narrowing {
  readonly #terms: Terms;
  readonly #restriction: Restriction;
  readonly #glance: Glance;

  constructor(terms: Terms, restriction: Restriction, glance: Glance) {
    this.#terms = terms;
    this.#restriction = restriction;
    this.#glance = glance;
  }

  /** @returns what is certain now; undefined where some choice leaves no way */
  narrow(type: number, found: Case): readonly Term[] | undefined {
    if (found.choices.length === 0) return [];
    const plain = this.#glance.all([this.#terms.types(type), ...found.core]);
    const certain: Term[] = [];
    const choices: Choice[] = [];
    for (const choice of found.choices) {
      const left = this.#left(choice, type, found, plain);
      if (left === 'holds') continue;
      if (left.length === 0) return undefined;
      if (left.length === 1) certain.push(...left[0]!);
      else choices.push(left);
    }
    found.choices = choices;
    return certain;
  }

  #left(choice: Choice, type: number, found: Case, plain: Facts): Choice | 'holds' {
    const left: Option[] = [];
    for (const option of choice) {
      const open = this.#open(option, type, found, plain);
      if (open === undefined) continue;
      if (open.length === 0) return 'holds';
      left.push(open);
    }
    return left;
  }

  /** What of an option is not certain already; undefined where it is certain that it does not hold. */
  #open(option: Option, type: number, found: Case, plain: Facts): Option | undefined {
    const open: Term[] = [];
    for (const each of option) {
      const term = this.#restriction.to(type, each);
      const not = this.#terms.not(term);
      if (term === this.#terms.false || found.taken.has(not)) return undefined;
      if (term === this.#terms.true || found.taken.has(term)) continue;
      const says = this.#terms.says(term);
      const clashes = this.#glance.clashing(plain, this.#glance.of(says.is === 'not' ? says.term : term));
      if (clashes && says.is !== 'not') return undefined;
      if (!clashes) open.push(term);
    }
    return open;
  }
}

/**
 * The choice to make first: one whose ways say something of the value rather than deny it, since that narrows the others;
 * of such the one that has fewest.
 */
export function foremost(choices: readonly Choice[], terms: Terms): Choice {
  const denies = (choice: Choice) =>
    choice.every(option => option.every(term => terms.says(term).is === 'not')) ? 1 : 0;
  const ranked = choices.map(choice => ({ choice, denies: denies(choice) }));
  return ranked.reduce((first, each) =>
    (each.denies - first.denies || each.choice.length - first.choice.length) < 0 ? each : first,
  ).choice;
}

/** Whether each way of a choice says of a value what must not be, and nothing of what must. */
export function deniesOnly(choice: Choice, terms: Terms): boolean {
  return choice.every(option =>
    option.every(term => {
      const says = terms.says(term);
      if (says.is !== 'not') return false;
      const { is } = terms.says(says.term);
      return is !== 'not' && is !== 'one' && is !== 'again' && is !== 'closed';
    }),
  );
}
