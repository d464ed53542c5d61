import { problemOfDatabaseError } from 'specwright/database';

/** Whether an error tells of the database's state, not of what was done: the same may work in a moment. */
export function isPassing(error: unknown): boolean {
  return problemOfDatabaseError(error)?.status === 503;
}
