import { refuse } from './refuse.js';

/** What a filter does with the column and the value. `prefix` and `contains` take the value as text, not as a pattern. */
export type FilterOperator = '=' | '<>' | '<' | '<=' | '>' | '>=' | 'in' | 'prefix' | 'contains' | 'null';

export interface FilterRule {
  readonly column: string;
  readonly operator: FilterOperator;
}

/** A filter that a request uses: SQL by the rule alone, and the value beside it. */
export interface UsedFilter {
  readonly parameter: string;
  readonly column: string;
  /** After the column; `?` stands for the value, if it takes one. */
  readonly sql: string;
  readonly value: unknown;
}

const operators: { readonly [operator in Exclude<FilterOperator, 'null'>]: string } = {
  '=': '= ?',
  '<>': 'is distinct from ?',
  '<': '< ?',
  '<=': '<= ?',
  '>': '> ?',
  '>=': '>= ?',
  in: '= any(?)',
  prefix: 'like ?',
  contains: 'ilike ?',
};

/**
 * @param value as the contract's enforcement has parsed it
 * @throws HttpProblem 400 where the rule can't take such a value
 */
export function useFilter(parameter: string, { column, operator }: FilterRule, value: unknown): UsedFilter {
  if (operator === 'null') {
    if (typeof value !== 'boolean') throw refuse(parameter, 'type', 'It must be true or false');
    return { parameter, column, sql: value ? 'is null' : 'is not null', value: undefined };
  }
  const used = { parameter, column, sql: operators[operator] };
  if (operator === 'in') return { ...used, value: Array.isArray(value) ? value : [value] };
  if (Array.isArray(value)) throw refuse(parameter, 'type', 'It must be one value, not several');
  if (operator === 'prefix') return { ...used, value: `${literally(value)}%` };
  if (operator === 'contains') return { ...used, value: `%${literally(value)}%` };
  return { ...used, value };
}

/** https://www.postgresql.org/docs/current/functions-matching.html#FUNCTIONS-LIKE */
function literally(value: unknown): string {
  return String(value).replace(/[\\%_]/g, '\\$&');
}
