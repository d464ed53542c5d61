import type { Executor } from 'specwright/database';
import { storableJson } from '../documents/text.js';
import { rows } from './rows.js';

/** How many there are of what. */
export interface InspectionCounts {
  readonly operations: number;
  readonly schemas: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

export type FinishedInspection =
  | { readonly status: 'done'; readonly counts: InspectionCounts; readonly findings: readonly unknown[] }
  | { readonly status: 'failed'; readonly reason: 'time' | 'memory' };

/** Keeps what an inspection gave. The first one that is kept stands: a job that is done twice has one effect. */
export async function insertInspection(
  executor: Executor,
  hash: Buffer,
  inspection: FinishedInspection,
  at: Date,
): Promise<boolean> {
  const done = inspection.status === 'done' ? inspection : undefined;
  const reason = inspection.status === 'failed' ? inspection.reason : null;
  const sql = `insert into inspections (document_hash, status, reason, counts, findings, finished_at)
    values (?, ?, ?, ?, ?, ?) on conflict (document_hash) do nothing returning status`;
  const counts = done ? JSON.stringify(done.counts) : null;
  const values = [hash, inspection.status, reason, counts, storableJson(done?.findings ?? []), at];
  return (await rows(executor, 'insert-inspection', sql, values)).length > 0;
}

export interface InspectionRow {
  readonly status: 'done' | 'failed';
  readonly reason: 'time' | 'memory' | null;
  readonly counts: InspectionCounts | null;
  readonly finished_at: Date;
  /** From the place asked for, at most as many as asked for. */
  readonly findings: readonly unknown[];
}

export async function findInspection(
  executor: Executor,
  hash: Buffer,
  from: number,
  most: number,
): Promise<InspectionRow | undefined> {
  const sql = `select status, reason, counts, finished_at, array(
      select one from jsonb_array_elements(findings) with ordinality as listed (one, place)
      where place > ? order by place limit ?
    ) as findings
    from inspections where document_hash = ?`;
  const [row] = await rows<InspectionRow>(executor, 'find-inspection', sql, [from, most, hash]);
  return row;
}
