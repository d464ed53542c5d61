import type { Knex } from 'knex';
import { afterRow, type Condition } from './keyset.js';
import type { ColumnSource, ListerOptions } from './options.js';
import { type OrderKey, orderSql, reversed } from './order.js';
import type { Asked } from './shape.js';

/** Stands for a value among the bindings while the SQL is made; the request's own value takes its place. */
class Slot {
  constructor(readonly of: (asked: Asked, values: Values) => unknown) {}
}

type Values = { readonly [name: string]: unknown };

/** The SQL of a shape, and how a request's values go into it. */
export interface ListStatement {
  readonly sql: string;
  readonly values: (asked: Asked, values: Values) => unknown[];
  /** Properties of an item, in the order of the row. */
  readonly properties: readonly string[];
  /** Where in the row the keys of the order are. */
  readonly keys: readonly number[];
}

/**
 * Makes the SQL of a shape with Knex's builder, once: what a request brings comes in as values.
 * @param shape any request of the shape
 */
export function listStatement(knex: Knex, options: ListerOptions, shape: Asked): ListStatement {
  const { columns, from } = options;
  const { order, cursor, filters } = shape;
  const properties = Object.keys(columns).filter(name => shape.fields?.includes(name) ?? true);
  const query = from(knex, name => slot(knex, (_asked, values) => required(values, name)));
  const sources = properties.map(name => columns[name]!);
  for (const { column } of order.keys) if (!sources.includes(column)) sources.push(column);
  query.select(sources.map(each => source(knex, each)));
  filters.forEach(({ column, sql, value }, index) => {
    const bindings = value === undefined ? [column] : [column, new Slot(asked => asked.filters[index]!.value)];
    query.whereRaw(`?? ${sql}`, bindings as Knex.RawBinding[]); // Knex passes values of any class on as they are
  });
  const keys = cursor?.backwards ? reversed(order.keys) : order.keys;
  if (cursor) {
    const nulls = cursor.keys.map(key => key === null);
    whereCondition(query, afterRow(keys, nulls, cursor.inclusive));
  }
  orderBy(query, keys);
  const found = { properties, keys: order.keys.map(({ column }) => sources.indexOf(column)) };
  return { ...finished(query, shape.offset !== undefined), ...found };
}

function finished(query: Knex.QueryBuilder, skips: boolean): Pick<ListStatement, 'sql' | 'values'> {
  const { sql, bindings } = query.toSQL().toNative();
  const slots: unknown[] = [...bindings];
  // One row more than the page has tells whether another page follows.
  const limit = `limit $${slots.push(new Slot(asked => asked.limit + 1))}`;
  const offset = skips ? ` offset $${slots.push(new Slot(asked => asked.offset))}` : '';
  return {
    sql: `${sql} ${limit}${offset}`,
    values: (asked, values) => slots.map(given => (given instanceof Slot ? given.of(asked, values) : given)),
  };
}

function slot(knex: Knex, of: Slot['of']): Knex.Raw {
  return knex.raw('?', [new Slot(of)] as unknown as Knex.RawBinding[]); // Knex passes values of any class on as they are
}

/** @throws Error where the program gives no such value: it would be null in SQL, and nothing be found */
function required(values: Values, name: string): unknown {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new Error(`The list needs the value ${name}: give it in the page's values`);
  return value;
}

function source(knex: Knex, from: ColumnSource): Knex.Raw {
  return typeof from === 'string' ? knex.raw('??', [from]) : knex.raw(from.sql);
}

function whereCondition(query: Knex.QueryBuilder, { sql, marks }: Condition): void {
  const bindings = marks.map(mark =>
    typeof mark === 'string' ? mark : new Slot(({ cursor }) => cursor?.keys[mark] ?? null),
  );
  query.whereRaw(sql, bindings as Knex.RawBinding[]); // Knex passes values of any class on as they are
}

function orderBy(query: Knex.QueryBuilder, keys: readonly OrderKey[]): void {
  query.orderByRaw(
    keys.map(orderSql).join(', '),
    keys.map(({ column }) => column),
  );
}
