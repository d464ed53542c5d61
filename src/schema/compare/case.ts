import { isListed } from './is-listed.js';
import type { Literals } from './literals.js';
import type { Says, Term } from './terms.js';

/** Terms that together are one way to go on. */
export type Option = readonly Term[];
/** Ways to go on, one of which must be gone. */
export type Choice = readonly Option[];

/** What one way through the choices has come to. */
export class Case implements Literals {
  readonly asserted: Says[] = [];
  readonly denied: Says[] = [];
  readonly excluded = new Set<unknown>();
  readonly taken = new Set<Term>();
  /** Those of what was taken that leave no choice. */
  readonly core: Term[] = [];
  choices: readonly Choice[] = [];
  values: readonly unknown[] | undefined;

  choose(choice: Choice): void {
    this.choices = [...this.choices, choice];
  }

  assert(term: Term, says: Says): void {
    this.core.push(term);
    if (says.is !== 'values') this.asserted.push(says);
    else this.values = this.values?.filter(value => isListed(says, value)) ?? says.values;
  }

  /** @param term that does not hold */
  deny(term: Term, says: Says): void {
    this.core.push(term);
    if (says.is === 'values') for (const value of says.values) this.excluded.add(value);
    else this.denied.push(says);
  }

  copy(): Case {
    const other = new Case();
    other.asserted.push(...this.asserted);
    other.denied.push(...this.denied);
    for (const value of this.excluded) other.excluded.add(value);
    other.core.push(...this.core);
    for (const term of this.taken) other.taken.add(term);
    other.choices = this.choices;
    other.values = this.values;
    return other;
  }
}
