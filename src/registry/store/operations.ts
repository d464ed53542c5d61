import type { Executor } from 'specwright/database';
import { rows } from './rows.js';
import { largest } from './versions.js';

export interface OperationRow {
  readonly position: number;
  readonly method: string;
  readonly path: string;
  readonly operation_id: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

/** The operations of a document that come after a position; the first: -1. */
export function operationsAfter(
  executor: Executor,
  hash: Buffer,
  position: number,
  most: number,
): Promise<readonly OperationRow[]> {
  const sql = `select position, method, path, operation_id, summary, tags, deprecated from operations
    where document_hash = ? and position > ? order by position limit ?`;
  return rows<OperationRow>(executor, 'operations-after', sql, [hash, position, most]);
}

export interface FoundRow extends OperationRow {
  readonly id: string;
  readonly api: string;
  readonly version: string;
}

/**
 * The operations that hold a term, those of documents published last first, each with the newest version that has it.
 * Planned anew each time: how many rows a term is in decides which index is worth it.
 */
export function operationsWith(
  executor: Executor,
  term: string,
  before: string | undefined,
  most: number,
): Promise<readonly FoundRow[]> {
  const sql = `select o.*, a.name as api, v.version
    from (
      select id, document_hash, position, method, path, operation_id, summary, tags, deprecated from operations
      where search like lower(?) and id < ? order by id desc limit ?
    ) o
    cross join lateral (
      select api_id, version from versions where document_hash = o.document_hash order by id desc limit 1
    ) v
    join apis a on a.id = v.api_id
    order by o.id desc`;
  return rows<FoundRow>(executor, undefined, sql, [`%${literal(term)}%`, before ?? largest, most]);
}

/** A term with nothing in it that LIKE reads in a way of its own. */
function literal(term: string): string {
  return term.replace(/[\\%_]/g, '\\$&');
}
