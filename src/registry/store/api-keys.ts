import type { Executor } from 'specwright/database';
import type { Principal } from '../principal.js';
import { rows } from './rows.js';

/** Whose key has this hash, unless it was revoked. */
export async function principalOfKey(executor: Executor, hash: Buffer): Promise<Principal | undefined> {
  const sql = 'select name, permissions from api_keys where hash = ? and revoked_at is null';
  type Row = { readonly name: string; readonly permissions: Principal['permissions'] };
  const [row] = await rows<Row>(executor, 'principal-of-key', sql, [hash]);
  return row && { subject: row.name, kind: 'key', permissions: row.permissions };
}
