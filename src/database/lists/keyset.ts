import type { OrderKey } from './order.js';

/** A condition: SQL where `??` stands for a column and `?` for the value of the key with that index. */
export interface Condition {
  readonly sql: string;
  /** In the order of the marks in the SQL: a column's name, or the index of a key whose value it is. */
  readonly marks: readonly (string | number)[];
}

/**
 * The condition for rows that come after a certain one in an order.
 * @param nulls which of that row's keys are null
 * @param inclusive whether that row itself is among them
 */
export function afterRow(keys: readonly OrderKey[], nulls: readonly boolean[], inclusive: boolean): Condition {
  const [first] = keys;
  const alike = keys.every(({ descending, nullable }) => !nullable && descending === first?.descending);
  if (first !== undefined && alike && keys.length > 1) return rowComparison(keys, first, inclusive);
  const condition = after(keys, nulls, inclusive, 0);
  if (first === undefined || keys.length === 1 || !isBounded(first, nulls[0])) return condition;
  // Follows from the rest, which no index can be entered by: this one can.
  return join([compare(first, 0, true), condition], 'and');
}

/** https://www.postgresql.org/docs/current/functions-comparisons.html#ROW-WISE-COMPARISON */
function rowComparison(keys: readonly OrderKey[], { descending }: OrderKey, inclusive: boolean): Condition {
  const columns = keys.map(() => '??').join(', ');
  const values = keys.map(() => '?').join(', ');
  const operator = (descending ? '<' : '>') + (inclusive ? '=' : '');
  return {
    sql: `(${columns}) ${operator} (${values})`,
    marks: [...keys.map(({ column }) => column), ...keys.keys()],
  };
}

/** Whether all rows after one have a value of the key, on the one side of that row's. */
function isBounded({ nullable, nullsFirst }: OrderKey, isNull = false): boolean {
  return !isNull && (!nullable || nullsFirst);
}

function after(keys: readonly OrderKey[], nulls: readonly boolean[], inclusive: boolean, index: number): Condition {
  const key = keys[index]!;
  const isNull = nulls[index] === true;
  const beyond = beyondKey(key, index, isNull);
  const last = index === keys.length - 1;
  const rest = last ? (inclusive ? [] : undefined) : [after(keys, nulls, inclusive, index + 1)];
  const ties = rest && join([same(key, index, isNull), ...rest], 'and');
  const either = [beyond, ties].filter(part => part !== undefined);
  return either.length === 0 ? { sql: 'false', marks: [] } : join(either, 'or');
}

/** Rows whose value of the key comes after; undefined where there can be none. */
function beyondKey(key: OrderKey, index: number, isNull: boolean): Condition | undefined {
  const { column, nullable, nullsFirst } = key;
  if (isNull) return nullsFirst ? { sql: '?? is not null', marks: [column] } : undefined;
  const greater = compare(key, index, false);
  return nullable && !nullsFirst ? join([greater, { sql: '?? is null', marks: [column] }], 'or') : greater;
}

function compare({ column, descending }: OrderKey, index: number, inclusive: boolean): Condition {
  return { sql: `?? ${descending ? '<' : '>'}${inclusive ? '=' : ''} ?`, marks: [column, index] };
}

function same({ column }: OrderKey, index: number, isNull: boolean): Condition {
  return isNull ? { sql: '?? is null', marks: [column] } : { sql: '?? = ?', marks: [column, index] };
}

function join(parts: readonly Condition[], word: 'and' | 'or'): Condition {
  if (parts.length === 1) return parts[0]!;
  return { sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`, marks: parts.flatMap(({ marks }) => marks) };
}
