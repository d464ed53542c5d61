import { setTimeout } from 'node:timers/promises';
import { isLost } from '../connect/dialect.js';
import { DatabaseError } from '../errors/database-error.js';

/** Whether the same transaction may succeed when all of it is done again. */
export function mayRetry(error: unknown, begun: boolean): boolean {
  if (!(error instanceof DatabaseError)) return false;
  const { code, stalePlan } = error;
  // What broke off at BEGIN has done nothing; at COMMIT nobody knows what it has done.
  return code === '40001' || code === '40P01' || stalePlan === true || (!begun && isLost(error));
}

/** Waits before a further try: twice as long each time, at a random point of it so that those who clashed part. */
export function backOff(attempt: number): Promise<void> {
  return setTimeout(Math.random() * Math.min(1000, 10 * 2 ** attempt));
}
