import { unique } from '../runtime/equal.js';
import { isMultiple, length } from '../runtime/measure.js';
import type { Reason } from './answer.js';
import { speaksOf } from './digits.js';
import { isListed } from './is-listed.js';
import { aboutTypes, atIndex, atName, itemsLeft, type Meanings, membersLeft } from './meanings.js';
import type { Says, Term } from './terms.js';
import { typeOf } from './value-types.js';

/** Thrown where a value can't be judged: what it must satisfy is known to checks alone. */
export class Unjudged extends Error {
  constructor(readonly reason?: Reason | undefined) {
    super();
  }
}

/** What was found of values that stay as they are: of each, by term. */
export type Judged = WeakMap<object, Map<Term, boolean>>;

/**
 * Whether a value has what a term says.
 * @param judged kept for later questions about the same values and those that hold them; without it nothing is
 * @throws Unjudged
 */
export function holds(term: Term, value: unknown, meanings: Meanings, judged?: Judged): boolean {
  if (!judged || typeof value !== 'object' || value === null) return finds(term, value, meanings, judged);
  let known = judged.get(value);
  if (!known) judged.set(value, (known = new Map()));
  let found = known.get(term);
  if (found === undefined) known.set(term, (found = finds(term, value, meanings, judged)));
  return found;
}

function finds(term: Term, value: unknown, meanings: Meanings, judged: Judged | undefined): boolean {
  const says = meanings.terms.says(term);
  const inner = (each: Term) => holds(each, value, meanings, judged);
  switch (says.is) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'not':
      return !inner(says.term);
    case 'all':
      return !isAny(says.terms, false, inner);
    case 'any':
      return isAny(says.terms, true, inner);
    case 'one':
      return says.terms.filter(inner).length === 1;
    case 'again':
      return inner(meanings.again(says.key));
    case 'types':
      return (says.mask & typeOf(value)) !== 0;
    case 'values':
      return isListed(says, value);
    default:
      return (aboutTypes(says) & typeOf(value)) === 0 || asserted(says, value as never, meanings, judged); // of the type that it is about
  }
}

/** Whether any is so; one that nobody can judge counts where no other decides. */
export function isAny(terms: Iterable<Term>, wanted: boolean, holds: (term: Term) => boolean): boolean {
  let unjudged: Unjudged | undefined;
  for (const term of terms) {
    try {
      if (holds(term) === wanted) return true;
    } catch (error) {
      if (!(error instanceof Unjudged)) throw error;
      unjudged ??= error;
    }
  }
  if (unjudged) throw unjudged;
  return false;
}

type Assertion = Exclude<
  Says,
  { readonly is: 'true' | 'false' | 'not' | 'all' | 'any' | 'one' | 'again' | 'types' | 'values' }
>;
/** Of whichever type the term is about. */
// biome-ignore lint/suspicious/noExplicitAny: the term says which type it is, in ways that the compiler can't follow
type Anything = any;

function asserted(says: Assertion, value: Anything, meanings: Meanings, judged: Judged | undefined): boolean {
  const within = (term: Term, part: unknown) => term === meanings.terms.true || holds(term, part, meanings, judged);
  switch (says.is) {
    case 'atLeast':
      return says.exclusive ? value > says.limit : value >= says.limit;
    case 'atMost':
      return says.exclusive ? value < says.limit : value <= says.limit;
    case 'multiple':
      return isMultiple(value, says.of);
    case 'longer':
      return sizeOf(value) >= says.count;
    case 'shorter':
      return sizeOf(value) <= says.count;
    case 'pattern':
      return meanings.matches(says.text, value);
    case 'format':
      return meanings.hasFormat(says.text, value);
    case 'opaque':
      return decided(meanings.satisfies(says.text, value), undefined);
    case 'exact':
      return !speaksOf(says, value) || decided(undefined, 'numbers');
    case 'items':
      return value.every((item: unknown, index: number) => within(atIndex(says, index), item));
    case 'contains':
      return isWithin(value.filter((item: unknown) => within(says.term, item)).length, says);
    case 'unique':
      return unique(value);
    case 'members':
      return Object.keys(value).every(name => within(atName(says, name, meanings), value[name]));
    case 'has':
      return Object.hasOwn(value, says.name);
    case 'names':
      return Object.keys(value).every(name => within(says.term, name));
    case 'closed': {
      const covers = says.covers.filter(({ when }) => within(when, value));
      return within((says.what === 'object' ? membersLeft : itemsLeft)(covers, says.rest, meanings), value);
    }
  }
}

function isWithin(count: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return count >= least && count <= most;
}

function decided(verdict: boolean | undefined, reason: Reason | undefined): boolean {
  if (verdict === undefined) throw new Unjudged(reason);
  return verdict;
}

function sizeOf(value: string | readonly unknown[] | object): number {
  if (typeof value === 'string') return length(value);
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}
