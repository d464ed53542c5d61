import type { Executor } from '../../database.js';

type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts rows, or updates those that are there already, so that it may be done again.
 * @param key the columns by which a row is known: those of its primary key or of a unique index
 */
export async function upsert(
  knex: Executor,
  table: string,
  rows: Row | readonly Row[],
  key: string | readonly string[],
): Promise<void> {
  const list = Array.isArray(rows) ? rows : [rows];
  const columns = typeof key === 'string' ? [key] : [...key];
  if (list.length === 0) return;
  const rest = [...new Set(list.flatMap(row => Object.keys(row)))].filter(name => !columns.includes(name));
  const insert = knex(table).insert(list).onConflict(columns);
  await (rest.length === 0 ? insert.ignore() : insert.merge(rest));
}
