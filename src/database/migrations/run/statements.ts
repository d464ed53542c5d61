import type { Knex } from 'knex';

/** A statement that failed. */
export interface FailedStatement {
  readonly sql: string;
  /** Which one of the migration it was, from 1. */
  readonly number: number;
}

/** Counts the statements of a migration, and keeps the one that failed. */
export interface StatementLog {
  /** Begins to count anew. */
  begin(): void;
  failed(error: unknown): FailedStatement | undefined;
}

export function watchStatements(knex: Knex): StatementLog {
  let count = 0;
  const failed = new WeakMap<object, FailedStatement>();
  knex.on('query', () => {
    count++;
  });
  knex.on('query-error', (error: unknown, { sql }: { readonly sql: string }) => {
    if (typeof error === 'object' && error !== null) failed.set(error, { sql, number: count });
  });
  return {
    begin() {
      count = 0;
    },
    failed: error => (typeof error === 'object' && error !== null ? failed.get(error) : undefined),
  };
}
