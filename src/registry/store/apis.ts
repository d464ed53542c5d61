import type { Executor } from 'specwright/database';
import { rows } from './rows.js';

export interface ApiRow {
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly created_at: Date;
}

const columns = 'name, title, description, created_at';

export async function findApi(executor: Executor, name: string): Promise<ApiRow | undefined> {
  const [row] = await rows<ApiRow>(executor, 'find-api', `select ${columns} from apis where name = ?`, [name]);
  return row;
}

/** @returns undefined where the name is taken */
export async function insertApi(executor: Executor, api: ApiRow): Promise<ApiRow | undefined> {
  const sql = `insert into apis (${columns}) values (?, ?, ?, ?) on conflict (name) do nothing returning ${columns}`;
  const [row] = await rows<ApiRow>(executor, 'insert-api', sql, [api.name, api.title, api.description, api.created_at]);
  return row;
}

/** The APIs whose names come after one. */
export function apisAfter(executor: Executor, name: string | undefined, most: number): Promise<readonly ApiRow[]> {
  const sql = `select ${columns} from apis where name > ? order by name limit ?`;
  return rows<ApiRow>(executor, 'apis-after', sql, [name ?? '', most]);
}
