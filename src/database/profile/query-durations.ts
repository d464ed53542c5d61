import type { QueryEvent, QueryObserver } from './query-event.js';

/** The statements of one operation. */
export interface OperationDurations {
  /** Null: of none. */
  readonly operation: string | null;
  readonly count: number;
  readonly failed: number;
  readonly totalMs: number;
  readonly maxMs: number;
}

export interface QueryDurations {
  readonly onQuery: QueryObserver;
  /** By operation, the one that took most of all first. */
  summary(): readonly OperationDurations[];
}

/** Operations come from the contract; should a program name them after what clients send, the rest is counted as none. */
const most = 10_000;

/** Adds up how long the database took for each operation. */
export function queryDurations(): QueryDurations {
  const sums = new Map<string | null, { count: number; failed: number; totalMs: number; maxMs: number }>();
  const sumOf = (operation: string | null) => {
    const name = sums.has(operation) || sums.size < most ? operation : null;
    const sum = sums.get(name) ?? { count: 0, failed: 0, totalMs: 0, maxMs: 0 };
    sums.set(name, sum);
    return sum;
  };
  return {
    onQuery({ operation, durationMs, error }: QueryEvent) {
      const sum = sumOf(operation ?? null);
      sum.count++;
      if (error !== undefined) sum.failed++;
      sum.totalMs += durationMs;
      sum.maxMs = Math.max(sum.maxMs, durationMs);
    },
    summary: () =>
      [...sums].map(([operation, sum]) => ({ operation, ...sum })).sort((one, other) => other.totalMs - one.totalMs),
  };
}
