import type { Database } from '../database.js';
import { type Recorded, recordQueries } from '../profile/record.js';

/**
 * Counts the statements that a piece of work asks of the database: for tests that hold an operation to as many for a
 * hundred items as for one. BEGIN and COMMIT count.
 */
export async function queryBudget<T>(
  database: Database,
  work: () => Promise<T>,
): Promise<Recorded<T> & { readonly count: number }> {
  const recorded = await recordQueries(database, work);
  return { ...recorded, count: recorded.queries.length };
}
