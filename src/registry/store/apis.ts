import { type Executor, prepared } from 'specwright/database';
import type { ListTable } from './list-table.js';

export interface ApiRow {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly created_at: Date;
}

const columns = 'name, title, description, created_at';

const byName = prepared<ApiRow, [string]>('find-api', `select ${columns} from apis where name = $1`);

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
  columns: { name: 'name', title: 'title', description: 'description', created_at: 'created_at' },
  sorts: { name: 'name' },
  defaultSort: 'name',
  tieBreaker: 'name',
};
