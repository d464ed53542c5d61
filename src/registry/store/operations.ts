import type { Executor } from 'specwright/database';
import { largest } from './largest.js';
import type { ListTable } from './list-table.js';

export interface OperationRow {
  readonly position: number;
  readonly method: string;
  readonly path: string;
  readonly operation_id: string | null;
  readonly summary: string | null;
  readonly tags: readonly string[];
  readonly deprecated: boolean;
}

/** GET /v1/apis/{api}/versions/{version}/operations: of the document with the hash `hash`. */
export const operationsInOrder: ListTable = {
  operation: 'listOperations',
  from: (knex, value) => knex('operations').where('document_hash', value('hash')),
  columns: {
    position: 'position',
    method: 'method',
    path: 'path',
    operation_id: 'operation_id',
    summary: 'summary',
    tags: 'tags',
    deprecated: 'deprecated',
  },
  sorts: { position: 'position' },
  defaultSort: 'position',
  tieBreaker: 'position',
};

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
