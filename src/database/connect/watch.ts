import { performance } from 'node:perf_hooks';
import type { DatabaseError } from '../errors/database-error.js';
import { currentOperation } from '../profile/operation.js';
import type { QueryObserver } from '../profile/query-event.js';

/** Tells an observer of a statement once it has ended. */
export type Watch = (sql: string, started: number, rows: number | undefined, error: DatabaseError | undefined) => void;

export function watching(onQuery: QueryObserver, slowQuery: number): Watch {
  return (sql, started, rows, error) => {
    const durationMs = performance.now() - started;
    const operation = currentOperation();
    try {
      onQuery({
        sql,
        durationMs,
        ...(rows !== undefined && { rows }),
        ...(error !== undefined && { error: error.code }),
        ...(operation !== undefined && { operation }),
        slow: durationMs >= slowQuery,
      });
    } catch {
      // Watching must not fail a query.
    }
  };
}
