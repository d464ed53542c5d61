import type { Answer, Reason } from './answer.js';
import type { Case } from './case.js';
import { isShown, mayBe } from './digits.js';
import { holds, isAny, Unjudged } from './holds.js';
import type { Meanings } from './meanings.js';
import type { Term } from './terms.js';

/** One of the values that are listed in a case, where nothing else is open. */
export function listed(found: Case, meanings: Meanings): Answer {
  const { values, taken } = found;
  let unknown: Reason | undefined;
  for (const value of values!)
    try {
      if (!isAny(taken, false, term => holds(term, value, meanings))) return { value };
    } catch (error) {
      if (!(error instanceof Unjudged)) throw error;
      if (isShownBy(value, found, meanings)) return { value };
      if (error.reason !== 'numbers' || mayBe(value, found)) unknown ??= error.reason ?? 'content';
    }
  return unknown === undefined ? 'none' : { unknown };
}

/** The same while there are choices: where each value can be judged, no way of them need be gone. */
export function plainlyListed({ values, taken }: Case, meanings: Meanings): Answer | undefined {
  try {
    const value = values!.find(each => !isAny(taken, false, term => holds(term, each, meanings)));
    return value === undefined ? 'none' : { value };
  } catch (error) {
    if (error instanceof Unjudged) return undefined;
    throw error;
  }
}

/** Whether a value of whose numbers the digits count parts the sides as doubles have it, too. */
function isShownBy(value: unknown, found: Case, meanings: Meanings): boolean {
  if (!isShown(value, found)) return false;
  const plain = found.core.filter(term => meanings.terms.says(term).is !== 'exact');
  return hasAll(plain, value, meanings);
}

/** Whether a value surely has what all terms say. */
export function hasAll(terms: readonly Term[], value: unknown, meanings: Meanings): boolean {
  try {
    return terms.every(term => holds(term, value, meanings));
  } catch (error) {
    if (error instanceof Unjudged) return false;
    throw error;
  }
}
