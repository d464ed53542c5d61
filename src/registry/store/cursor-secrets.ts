import { type Executor, prepared } from 'specwright/database';

const all = prepared<{ readonly value: Buffer }, []>(
  'cursor-secrets',
  'select value from cursor_secrets order by id desc',
);

/**
 * What the cursors of lists are signed with, the newest first: a migration makes one for each database.
 * @throws Error where somebody has removed them all
 */
export async function cursorSecrets(executor: Executor): Promise<readonly Buffer[]> {
  const rows = await all.all(executor);
  if (rows.length === 0) {
    throw new Error('The table cursor_secrets is empty: insert a value of 32 random bytes');
  }
  return rows.map(({ value }) => value);
}
