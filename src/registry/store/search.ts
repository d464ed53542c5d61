import { type Executor, prepared } from 'specwright/database';
import { largest } from './largest.js';
import type { OperationRow } from './operations.js';

/** An operation and an API that has it, with the newest of the API's versions that does. */
export interface FoundRow extends OperationRow {
  readonly id: number;
  readonly api_id: number;
  readonly api: string;
  readonly version: string;
}

/** What the rows of a page come after: an operation, and an API among those that have it. */
export type After = readonly [operation: string, api: string];

const columns = 'o.id, o.position, o.method, o.path, o.operation_id, o.summary, o.tags, o.deprecated';

/**
 * Most terms are in many operations, and the newest few thousand fill a page. Where they don't, blocks of the index are looked
 * through from the newest to the oldest, until the page is full: the index gives no order, so that asked for all at once it
 * would find every operation with the term first. `id + 0` keeps the planner from walking along the key instead. Each operation
 * gives a row at least, but for the one that the page before ended amid. Its APIs are found by stepping from one to the next in
 * the index: any number of versions may share a document.
 */
const everywhere = prepared<FoundRow, [string, string, string, number]>(
  'operations-with-term',
  `with near as materialized (
      select * from operations where id <= $2 order by id desc limit 2000
    ), found_near as materialized (
      select * from near where search like lower($1) order by id desc limit $4 + 1
    ), found_far as (
      select operation.*
      from generate_series(((select min(id) from near) - 1) / 65536, 0, -1) as block
      cross join lateral (
        select * from operations
        where array[id / 65536] @> array[block] and search like lower($1) and id + 0 < (select min(id) from near)
        order by id + 0 desc limit $4 + 1
      ) operation
      where (select count(*) from found_near) <= $4
      limit $4 + 1
    ), found as (
      select * from (select * from found_near union all select * from found_far) either order by id desc limit $4 + 1
    )
    select ${columns}, v.api_id, a.name as api, v.version
    from found o
    cross join lateral (
      with recursive holder as (
        (select api_id, version from versions
          where document_hash = o.document_hash and api_id > case when o.id = $2 then $3 else 0 end
          order by api_id, id desc limit 1)
        union all
        select next.api_id, next.version from holder cross join lateral (
          select api_id, version from versions where document_hash = o.document_hash and api_id > holder.api_id
          order by api_id, id desc limit 1
        ) next
      )
      select * from holder limit $4
    ) v
    join apis a on a.id = v.api_id
    order by o.id desc, v.api_id limit $4`,
);

/**
 * Of one API: as many operations as its documents have are looked at, however many there are of others. `offset 0` keeps the
 * planner from looking for the term first, in all operations: along their key, or in the index of terms.
 */
const within = prepared<FoundRow, [string, string, string, number]>(
  'operations-of-api-with-term',
  `with held as materialized (
      select distinct on (v.document_hash) v.document_hash, v.version, v.api_id, a.name as api
      from apis a join versions v on v.api_id = a.id where a.name = $3
      order by v.document_hash, v.id desc
    )
    select ${columns}, held.api_id, held.api, held.version
    from held cross join lateral (
      select * from operations where document_hash = held.document_hash offset 0
    ) o
    where o.search like lower($1) and o.id < $2
    order by o.id desc limit $4`,
);

/** The operations that hold a term, those of documents published last first, once for each API that has them, the oldest first. */
export function operationsWith(
  executor: Executor,
  term: string,
  most: number,
  [operation, api]: After = [largest, '0'],
): Promise<readonly FoundRow[]> {
  return everywhere.all(executor, `%${literal(term)}%`, operation, api, most);
}

/** Those of one API alone. */
export function operationsOf(
  executor: Executor,
  api: string,
  term: string,
  most: number,
  [operation]: After = [largest, '0'],
): Promise<readonly FoundRow[]> {
  return within.all(executor, `%${literal(term)}%`, operation, api, most);
}

/** A term with nothing in it that LIKE reads in a way of its own. */
function literal(term: string): string {
  return term.replace(/[\\%_]/g, '\\$&');
}
