import { performance } from 'node:perf_hooks';
import type { DatabaseError } from '../errors/database-error.js';
import { currentOperation } from '../profile/operation.js';
import type { QueryObserver } from '../profile/query-event.js';

/** How a statement ended. */
export interface Ended {
  /** When it was sent, as `performance.now()` gives it. */
  readonly started: number;
  readonly rows?: number | null;
  readonly error?: DatabaseError;
}

/** Begins to watch a statement, in the context that asked for it. @returns tells the observer of its end, in any context */
export type Watch = (sql: string) => (ended: Ended) => void;

export function watching(onQuery: QueryObserver, slowQuery: number): Watch {
  return sql => {
    const operation = currentOperation();
    return ({ started, rows, error }) => {
      const durationMs = performance.now() - started;
      try {
        onQuery({
          sql,
          durationMs,
          ...(typeof rows === 'number' && { rows }),
          ...(error !== undefined && { error: error.code }),
          ...(operation !== undefined && { operation }),
          slow: durationMs >= slowQuery,
        });
      } catch {
        // Watching must not fail a query.
      }
    };
  };
}
