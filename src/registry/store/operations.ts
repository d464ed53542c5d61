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
