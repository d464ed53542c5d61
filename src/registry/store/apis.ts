import { type Executor, prepared } from 'specwright/database';
import type { ListTable } from './list-table.js';

export interface ApiRow {
  readonly name: string;
  /** Its own, else that of the document published last. */
  readonly title: string | null;
  readonly description: string | null;
  readonly created_at: Date;
}

const columns = 'name, title, description, created_at';

/** As long as the contract lets a title be; an empty one says nothing. */
const title = `coalesce(apis.title, (select nullif(left(d.title, 200), '') from versions v
  join documents d on d.hash = v.document_hash where v.api_id = apis.id order by v.id desc limit 1))`;

const byName = prepared<ApiRow, [string]>(
  'find-api',
  `select name, ${title} as title, description, created_at from apis where name = $1`,
);

export function findApi(executor: Executor, name: string): Promise<ApiRow | undefined> {
  return byName.first(executor, name);
}

const insert = prepared<ApiRow, [string, string | null, string | null, Date]>(
  'insert-api',
  `insert into apis (${columns}) values ($1, $2, $3, $4) on conflict (name) do nothing returning ${columns}`,
);

/** @returns undefined where the name is taken */
export function insertApi(executor: Executor, api: ApiRow): Promise<ApiRow | undefined> {
  return insert.first(executor, api.name, api.title, api.description, api.created_at);
}

/** GET /v1/apis: in the order of their names. */
export const apisByName: ListTable = {
  operation: 'listApis',
  from: knex => knex('apis'),
  columns: { name: 'name', title: { sql: title }, description: 'description', created_at: 'created_at' },
  sorts: { name: 'name' },
  defaultSort: 'name',
  tieBreaker: 'name',
};
