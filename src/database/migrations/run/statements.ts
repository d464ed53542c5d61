import type { Knex } from 'knex';
import { buildersOf } from '../connection.js';
import { NeverSent } from './never-sent.js';

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
  /** Waits for what is under way, whoever else does or does not. */
  settled(): Promise<void>;
  /** @throws NeverSent where a statement was made since the beginning and nobody has waited for it */
  refuseUnsent(): void;
  failed(error: unknown): FailedStatement | undefined;
}

export function watchStatements(knex: Knex): StatementLog {
  const builders = buildersOf(knex);
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
      builders.forget();
    },
    settled: () => builders.settled(),
    refuseUnsent() {
      const [first, ...more] = builders.unsent();
      if (first) throw new NeverSent([first, ...more]);
    },
    failed: error => (typeof error === 'object' && error !== null ? failed.get(error) : undefined),
  };
}
