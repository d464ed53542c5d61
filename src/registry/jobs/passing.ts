import { problemOfDatabaseError } from 'specwright/database';

/** Whether an error tells of the database's state, not of what was done: the same may work in a moment. */
export function isPassing(error: unknown): boolean {
  return problemOfDatabaseError(error)?.status === 503;
}

/** An error that is not passing is met again, most likely: it is the document's. */
const mostRetries = 2;

/** Whether a job that ended in an error is done with: it is not passing, and was met often enough. */
export function isFinal(error: unknown, retries: number): boolean {
  return isLast(retries) && !isPassing(error);
}

/** Whether a job that ends once more without a result is done with. */
export function isLast(retries: number): boolean {
  return retries >= mostRetries;
}

/** The machine had no processor for it: a later time may be a better one, or another machine. */
export class TooBusy extends Error {
  constructor() {
    super('The machine was too busy to get it done in time');
  }
}
