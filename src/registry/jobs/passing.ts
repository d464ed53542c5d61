import { problemOfDatabaseError } from 'specwright/database';

/** Whether an error tells of the database's state, not of what was done: the same may work in a moment. */
export function isPassing(error: unknown): boolean {
  return problemOfDatabaseError(error)?.status === 503;
}

/** An error that is not passing is met again, most likely: it is the document's. */
const mostRetries = 2;

/** Whether a job that ended in an error is done with: it is not passing, and was met often enough. */
export function isFinal(error: unknown, retries: number): boolean {
  return retries >= mostRetries && !isPassing(error);
}
