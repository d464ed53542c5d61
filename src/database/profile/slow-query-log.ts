import type { QueryEvent, QueryObserver } from './query-event.js';

/** Where warnings go; any logger of the common shape will do. */
export interface SlowQueryLogger {
  warn(message: string, fields: { readonly [name: string]: unknown }): unknown;
}

/**
 * Writes a warning for each slow statement, with the operation that asked for it: give it to `connectDatabase` as
 * `onQuery`. The statement stands there with placeholders, so values that are passed as values don't reach the log.
 */
export function slowQueryLog(logger: SlowQueryLogger): QueryObserver {
  return (event: QueryEvent) => {
    if (!event.slow) return;
    const { sql, operation, rows, error, durationMs } = event;
    logger.warn('slow query', {
      operationId: operation ?? null,
      durationMs: Math.round(durationMs),
      ...(rows !== undefined && { rows }),
      ...(error !== undefined && { error }),
      sql,
    });
  };
}
