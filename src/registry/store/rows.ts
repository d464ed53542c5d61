import type { Executor } from 'specwright/database';

/**
 * Runs a statement that the database plans once a connection and keeps under its name.
 * @param name one name, one text: the same name with another text is an error
 */
export async function rows<Row>(
  executor: Executor,
  name: string | undefined,
  sql: string,
  values: readonly (string | number | boolean | Buffer | Date | readonly string[] | null)[] = [],
): Promise<readonly Row[]> {
  const query = executor.raw(sql, values as readonly string[]); // Knex's type knows fewer values than pg takes
  const result: { readonly rows: readonly Row[] } = await (name === undefined ? query : query.options({ name }));
  return result.rows;
}
