import { type Executor, prepared } from 'specwright/database';
import type { Principal } from '../principal.js';

type Row = { readonly name: string; readonly permissions: Principal['permissions'] };

const byHash = prepared<Row, [Buffer]>(
  'principal-of-key',
  'select name, permissions from api_keys where hash = $1 and revoked_at is null',
);

/** Whose key has this hash, unless it was revoked. */
export async function principalOfKey(executor: Executor, hash: Buffer): Promise<Principal | undefined> {
  const row = await byHash.first(executor, hash);
  return row && Object.freeze({ subject: row.name, kind: 'key', permissions: row.permissions });
}

interface NewKey {
  readonly name: string;
  readonly hash: Buffer;
  readonly permissions: Principal['permissions'];
  readonly at: Date;
}

const insert = prepared<never, [string, Buffer, readonly string[], Date]>(
  'insert-api-key',
  'insert into api_keys (name, hash, permissions, created_at) values ($1, $2, $3, $4)',
);

export async function insertKey(executor: Executor, { name, hash, permissions, at }: NewKey): Promise<void> {
  await insert.all(executor, name, hash, permissions, at);
}

const any = prepared<{ readonly id: number }, []>('any-api-key', 'select id from api_keys limit 1');

export async function hasKey(executor: Executor): Promise<boolean> {
  return (await any.first(executor)) !== undefined;
}
