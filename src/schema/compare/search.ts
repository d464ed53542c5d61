import type { Answer } from './answer.js';
import type { Meanings } from './meanings.js';
import type { Says, Term } from './terms.js';

/** What the search asks of whoever looks for parts of a value. */
export interface Search {
  readonly meanings: Meanings;
  /**
   * Where undeclared properties count as absent: what is said of properties that is denied as it stands. What else is
   * denied of a property that nothing else speaks of is not.
   */
  readonly strict: ReadonlySet<Says> | undefined;
  /** A value that has what the term says. */
  find(term: Term): Answer;
  /** @throws OutOfSteps */
  step(): void;
}

/** Thrown where a search takes too long. */
export class OutOfSteps extends Error {}
