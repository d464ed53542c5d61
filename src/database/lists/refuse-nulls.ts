import { clientOf } from '../connect/executor.js';
import type { Executor } from '../database.js';
import { fromDriver } from '../errors/from-driver.js';
import type { ListerOptions } from './options.js';
import type { OrderKey } from './order.js';
import type { Field, TextRow } from './row.js';
import type { ListStatement } from './statement.js';

/** Of an order, the keys and where they are in a row. */
interface Ordered {
  readonly options: Pick<ListerOptions, 'operation' | 'tieBreaker'>;
  readonly keys: readonly OrderKey[];
  readonly statement: Pick<ListStatement, 'keys'>;
}

/**
 * Holds the columns of an order to their tables: beside a null nothing compares as before or after, so that rows would be on
 * no page, unsaid. Asked past the observers of queries, for it happens once and is none of the operation's.
 * @throws TypeError that names a column that may be null and is not said to
 */
export async function refuseNullable(executor: Executor, ordered: Ordered, fields: readonly Field[]): Promise<void> {
  const { keys, statement } = ordered;
  const places = keys.map((key, index) => ({ key, field: fields[statement.keys[index]!]! }));
  const unsaid = places.filter(({ key, field }) => !key.stated && field.tableID > 0);
  if (unsaid.length === 0) return;
  const values = [unsaid.map(({ field }) => field.tableID), unsaid.map(({ field }) => field.columnID)];
  const client = clientOf(executor);
  const connection = await client.acquireConnection();
  try {
    const { rows } = await connection.query<{ readonly place: number }>(mayBeNull, values).catch(error => {
      throw fromDriver(error, mayBeNull);
    });
    const [first] = rows;
    if (first !== undefined) throw nullError(ordered, unsaid[first.place - 1]!.key.column, 'may be null in its table');
  } finally {
    await client.releaseConnection(connection);
  }
}

/** Of views nobody knows. https://www.postgresql.org/docs/current/catalog-pg-attribute.html */
const mayBeNull = `
  select k.place::int as place
  from unnest($1::oid[], $2::int[]) with ordinality as k (relation, number, place)
  join pg_attribute a on a.attrelid = k.relation and a.attnum = k.number
  join pg_class c on c.oid = k.relation
  where c.relkind in ('r', 'p') and not a.attnotnull
  order by k.place limit 1`;

/** @throws TypeError that names a column in which a row has null though it is said to have none, such as of an outer join */
export function refuseNulls(rows: readonly TextRow[], ordered: Ordered): void {
  ordered.keys.forEach(({ column, nullable }, index) => {
    const place = ordered.statement.keys[index]!;
    if (!nullable && rows.some(row => row[place] === null)) throw nullError(ordered, column, 'is null in some row');
  });
}

function nullError({ options: { operation, tieBreaker } }: Ordered, column: string, what: string): TypeError {
  const remedy =
    column === tieBreaker
      ? 'choose a tieBreaker that is never null'
      : `let its sort be { column: '${column}', nullable: true }, or the column be not null`;
  return new TypeError(`${operation} is sorted by ${column}, which ${what}: ${remedy}`);
}
