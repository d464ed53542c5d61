import type { ListerOptions, SortColumn } from './options.js';
import { refuse } from './refuse.js';

/** One column of an order. */
export interface OrderKey {
  readonly column: string;
  readonly descending: boolean;
  readonly nullable: boolean;
  /** Whether the options say so themselves, rather than by default. */
  readonly stated: boolean;
  /** Of nullable ones. */
  readonly nullsFirst: boolean;
}

/** An order of rows in which no two are alike. */
export interface Order {
  /** What it is sorted by, e.g. `-created_at,name`: two requests of one name have one order. */
  readonly name: string;
  readonly keys: readonly OrderKey[];
}

/**
 * Reads what a client asks to be sorted by, and ends it with the tie-breaker.
 * @param asked one name, a list of them, or several divided by commas
 * @throws HttpProblem 400 where a name is not among the sorts
 */
export function orderOf(asked: unknown, parameter: string, options: ListerOptions): Order {
  const { sorts, defaultSort, tieBreaker } = options;
  const used: string[] = [];
  const keys: OrderKey[] = [];
  for (const name of namesOf(asked ?? defaultSort)) {
    const descending = name.startsWith('-');
    const own = descending ? name.slice(1) : name;
    const sort = Object.hasOwn(sorts, own) ? sorts[own] : undefined;
    if (sort === undefined) throw refuse(parameter, 'enum', 'It can not be sorted by that');
    const key = keyOf(typeof sort === 'string' ? { column: sort } : sort, descending);
    if (keys.some(({ column }) => column === key.column))
      throw refuse(parameter, 'uniqueItems', 'It is sorted by that twice');
    // What comes after a column without equal rows orders nothing.
    if (keys.at(-1)?.column === tieBreaker) continue;
    keys.push(key);
    used.push(name);
  }
  const last = keys.at(-1);
  // In the direction of the column before it, one index serves both.
  if (last?.column !== tieBreaker) keys.push(keyOf({ column: tieBreaker }, last?.descending ?? false));
  return { name: used.join(), keys };
}

function namesOf(asked: unknown): readonly string[] {
  const list = Array.isArray(asked) ? asked : String(asked).split(',');
  return list.map(String);
}

function keyOf({ column, nullable, nulls }: SortColumn, descending: boolean): OrderKey {
  const stated = nullable !== undefined;
  return {
    column,
    descending,
    nullable: nullable ?? false,
    stated,
    nullsFirst: nulls ? nulls === 'first' : descending,
  };
}

/** The order from its end. */
export function reversed(keys: readonly OrderKey[]): readonly OrderKey[] {
  return keys.map(key => ({ ...key, descending: !key.descending, nullsFirst: !key.nullsFirst }));
}

/** The SQL of one column in ORDER BY; `??` stands for the column. */
export function orderSql({ descending, nullable, nullsFirst }: OrderKey): string {
  const direction = descending ? '?? desc' : '??';
  // Left out where it says what Postgres does anyway.
  if (!nullable || nullsFirst === descending) return direction;
  return `${direction} nulls ${nullsFirst ? 'first' : 'last'}`;
}
