import { type Executor, prepared } from 'specwright/database';
import { storableJson } from '../documents/text.js';

/** How many there are of what. */
export interface InspectionCounts {
  readonly operations: number;
  readonly schemas: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** What a document takes more of than is allowed; or that looking into it ended in an error, each time. */
export type FailureReason = 'time' | 'memory' | 'error';

export type FinishedInspection =
  | { readonly status: 'done'; readonly counts: InspectionCounts; readonly findings: readonly unknown[] }
  | { readonly status: 'failed'; readonly reason: FailureReason };

const insert = prepared<{ readonly status: string }, [Buffer, string, string | null, string | null, string, Date]>(
  'insert-inspection',
  `insert into inspections (document_hash, status, reason, counts, findings, finished_at)
    values ($1, $2, $3, $4, $5, $6) on conflict (document_hash) do nothing returning status`,
);

/**
 * Keeps what an inspection gave. The first one that is kept stands: a job that is done twice has one effect.
 * @returns whether it was the first
 */
export async function insertInspection(
  executor: Executor,
  hash: Buffer,
  inspection: FinishedInspection,
  at: Date,
): Promise<boolean> {
  const done = inspection.status === 'done' ? inspection : undefined;
  const reason = inspection.status === 'failed' ? inspection.reason : null;
  const counts = done ? JSON.stringify(done.counts) : null;
  const findings = storableJson(done?.findings ?? []);
  return (await insert.first(executor, hash, inspection.status, reason, counts, findings, at)) !== undefined;
}

export interface InspectionRow {
  readonly status: 'done' | 'failed';
  readonly reason: FailureReason | null;
  readonly counts: InspectionCounts | null;
  readonly finished_at: Date;
  /** From the place asked for, at most as many as asked for. */
  readonly findings: readonly unknown[];
}

const find = prepared<InspectionRow, [Buffer, number, number]>(
  'find-inspection',
  `select status, reason, counts, finished_at, (
      select coalesce(jsonb_agg(one order by place), '[]')
      from jsonb_array_elements(findings) with ordinality as listed (one, place)
      where place > $2 and place <= $2 + $3
    ) as findings
    from inspections where document_hash = $1`,
);

/** @param from how many findings to leave out */
export function findInspection(
  executor: Executor,
  hash: Buffer,
  from: number,
  most: number,
): Promise<InspectionRow | undefined> {
  return find.first(executor, hash, from, most);
}
