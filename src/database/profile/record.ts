import type { Database } from '../database.js';

/** A statement as it was run, with its values: for tests and for `explain`, never for a log. */
export interface RecordedQuery {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

export interface Recorded<T> {
  readonly result: T;
  readonly queries: readonly RecordedQuery[];
}

/** Knex and this room tell of queries on the same emitter, which Knex leaves untyped. */
interface QueryEmitter {
  on(event: 'query', listener: (query: RecordedQuery) => void): unknown;
  off(event: 'query', listener: (query: RecordedQuery) => void): unknown;
}

/**
 * Does the work and gives the statements that the database was asked for meanwhile, those of transactions too. For tests:
 * what others ask of the same database at the same time is among them.
 */
export async function recordQueries<T>(database: Database, work: () => Promise<T>): Promise<Recorded<T>> {
  const queries: RecordedQuery[] = [];
  const listener = ({ sql, bindings }: RecordedQuery) => void queries.push({ sql, bindings: bindings ?? [] });
  const emitter: QueryEmitter = database.knex.client;
  emitter.on('query', listener);
  try {
    return { result: await work(), queries };
  } finally {
    emitter.off('query', listener);
  }
}
