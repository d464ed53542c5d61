import type { CustomTypesConfig } from 'pg';
import type { StatementOptions } from '../connect/statement.js';
import type { ListStatement } from './statement.js';

/** A row as Postgres writes it: a Date would lose a key's microseconds, a number the last digits of a numeric. */
export type TextRow = readonly (string | null)[];

const given = (text: string) => text;

/** Has pg leave values as they came. */
export const asText: StatementOptions = {
  rowMode: 'array',
  types: { getTypeParser: () => given as never }, // pg's types say any, by format and type
};

/** What pg says of a column of the result. */
export interface Field {
  readonly dataTypeID: number;
  /** 0 where it is no column of a table. */
  readonly tableID: number;
  readonly columnID: number;
}

/** Reads the items of a result, their values as the pool has them read everywhere. */
export function itemReader<Item>(
  { properties }: ListStatement,
  fields: readonly Field[],
  types: CustomTypesConfig,
): (row: TextRow) => Item {
  const parsers = properties.map((_name, index) => types.getTypeParser(fields[index]?.dataTypeID ?? 25, 'text'));
  // one shape for all items: properties set one by one on an empty object cost more than reading their values
  const empty = Object.fromEntries(properties.map(name => [name, null as unknown]));
  return row => {
    const item = { ...empty };
    for (let index = 0; index < properties.length; index++) {
      const text = row[index] ?? null;
      if (text !== null) item[properties[index]!] = parsers[index]!(text);
    }
    // The caller says what its rows are, as with every row of Knex's.
    return item as Item;
  };
}
