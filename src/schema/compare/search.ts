import type { Answer } from './answer.js';
import type { Meanings } from './meanings.js';
import type { Term } from './terms.js';

/** What the search asks of whoever looks for parts of a value. */
export interface Search {
  readonly meanings: Meanings;
  /** A value that has what the term says. */
  find(term: Term): Answer;
  /** @throws OutOfSteps */
  step(): void;
}

/** Thrown where a search takes too long. */
export class OutOfSteps extends Error {}
