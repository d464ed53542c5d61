import { type Executor, prepared } from 'specwright/database';
import { largest } from './largest.js';

export interface OperationRow {
  readonly position: number;
  readonly method: string;
  readonly path: string;
  readonly operation_id: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

const after = prepared<OperationRow, [Buffer, number, number]>(
  'operations-after',
  `select position, method, path, operation_id, summary, tags, deprecated from operations
    where document_hash = $1 and position > $2 order by position limit $3`,
);

/** The operations of a document that come after a position; the first: -1. */
export function operationsAfter(
  executor: Executor,
  hash: Buffer,
  position: number,
  most: number,
): Promise<readonly OperationRow[]> {
  return after.all(executor, hash, position, most);
}

export interface FoundRow extends OperationRow {
  readonly id: string;
  readonly api: string;
  readonly version: string;
}

/** Not prepared but planned anew each time: how many rows a term is in decides which index is worth it. */
const search = `select o.*, a.name as api, v.version
  from (
    select id, document_hash, position, method, path, operation_id, summary, tags, deprecated from operations
    where search like lower(?) and id < ? order by id desc limit ?
  ) o
  cross join lateral (
    select api_id, version from versions where document_hash = o.document_hash order by id desc limit 1
  ) v
  join apis a on a.id = v.api_id
  order by o.id desc`;

/** The operations that hold a term, those of documents published last first, each with the newest version that has it. */
export async function operationsWith(
  executor: Executor,
  term: string,
  before: string | undefined,
  most: number,
): Promise<readonly FoundRow[]> {
  const found = await executor.raw(search, [`%${literal(term)}%`, before ?? largest, most]);
  return found.rows;
}

/** A term with nothing in it that LIKE reads in a way of its own. */
function literal(term: string): string {
  return term.replace(/[\\%_]/g, '\\$&');
}
