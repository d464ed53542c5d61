import type { Cursor } from './cursor.js';
import type { UsedFilter } from './filter.js';
import type { ListerOptions } from './options.js';
import type { Order } from './order.js';

/** What one request asks, in the list's own terms. */
export interface Asked {
  readonly order: Order;
  readonly filters: readonly UsedFilter[];
  /** Properties of an item; undefined: all. */
  readonly fields: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
  readonly offset: number | undefined;
}

/** Names what the SQL of a request depends on: requests of one shape differ in values alone. */
export function shapeOf({ order, filters, fields, cursor, offset }: Asked): string {
  const side = cursor && `${cursor.backwards}${cursor.inclusive}${cursor.keys.map(key => key === null)}`;
  return JSON.stringify([
    order.name,
    filters.map(({ parameter, sql }) => [parameter, sql]),
    fields ?? null,
    side ?? null,
    offset !== undefined,
  ]);
}

/** What a cursor is bound to: it is of no use with another order, other filters or another parent. */
export function contextOf(
  { operation }: ListerOptions,
  { order, filters }: Pick<Asked, 'order' | 'filters'>,
  values: { readonly [name: string]: unknown },
): string {
  const used = filters.map(({ parameter, sql, value }) => [parameter, sql, value]);
  return JSON.stringify([operation, order.name, used, values], (_name, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}
