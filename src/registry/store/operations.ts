import { type Executor, prepared } from 'specwright/database';
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

/**
 * Most terms are in many operations, and the newest few thousand fill a page. Where they don't, blocks of the index are looked
 * through from the newest to the oldest, until the page is full: the index gives no order, so that asked for all at once it
 * would find every operation with the term first. `id + 0` keeps the planner from walking along the key instead.
 */
const search = prepared<FoundRow, [string, string, number]>(
  'operations-with-term',
  `with near as materialized (
      select * from operations where id < $2 order by id desc limit 2000
    ), found_near as materialized (
      select * from near where search like lower($1) order by id desc limit $3
    ), found_far as (
      select operation.*
      from generate_series(((select min(id) from near) - 1) / 65536, 0, -1) as block
      cross join lateral (
        select * from operations
        where array[id / 65536] @> array[block] and search like lower($1) and id + 0 < (select min(id) from near)
        order by id + 0 desc limit $3
      ) operation
      where (select count(*) from found_near) < $3
      limit $3
    ), found as (
      select * from (select * from found_near union all select * from found_far) either order by id desc limit $3
    )
    select o.id, o.position, o.method, o.path, o.operation_id, o.summary, o.tags, o.deprecated, a.name as api, v.version
    from found o
    cross join lateral (
      select api_id, version from versions where document_hash = o.document_hash order by id desc limit 1
    ) v
    join apis a on a.id = v.api_id
    order by o.id desc`,
);

/** The operations that hold a term, those of documents published last first, each with the newest version that has it. */
export function operationsWith(
  executor: Executor,
  term: string,
  before: string | undefined,
  most: number,
): Promise<readonly FoundRow[]> {
  return search.all(executor, `%${literal(term)}%`, before ?? largest, most);
}

/** A term with nothing in it that LIKE reads in a way of its own. */
function literal(term: string): string {
  return term.replace(/[\\%_]/g, '\\$&');
}
