import type { CustomTypesConfig } from 'pg';

/** How pg is to take a statement. */
export interface StatementOptions {
  /** Of a statement that each connection prepares once. */
  readonly name?: string;
  readonly rowMode?: 'array';
  /** What reads the values of a type; the connection's own where it is absent. */
  readonly types?: CustomTypesConfig;
}

/** A statement as pg takes it, past Knex's builder. */
export interface Statement extends StatementOptions {
  /** With `$1` and so on. */
  readonly sql: string;
  /** Whether it may be run again where the connection broke off. */
  readonly repeatable: boolean;
}

/** A statement that each connection prepares once. */
export type PreparedStatement = Statement & { readonly name: string };

export function isPrepared(statement: Statement): statement is PreparedStatement {
  return statement.name !== undefined;
}
