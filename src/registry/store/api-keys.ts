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

export interface KeyRow {
  readonly id: number;
  readonly name: string;
  readonly permissions: Principal['permissions'];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

const every = prepared<KeyRow, []>(
  'all-api-keys',
  'select id, name, permissions, created_at, revoked_at from api_keys order by id',
);

/** Every key that was ever made, without its hash. */
export function allKeys(executor: Executor): Promise<readonly KeyRow[]> {
  return every.all(executor);
}

const byName = prepared<Pick<KeyRow, 'id'>, [string]>('api-key-by-name', 'select id from api_keys where name = $1');

/** Whether there is, or was, a key of the name. */
export async function isKeyName(executor: Executor, name: string): Promise<boolean> {
  return (await byName.first(executor, name)) !== undefined;
}

const revoke = prepared<Pick<KeyRow, 'id'>, [string, Date]>(
  'revoke-api-key',
  'update api_keys set revoked_at = $2 where name = $1 and revoked_at is null returning id',
);

/** @returns whether there was a key of the name that was not revoked */
export async function revokeKey(executor: Executor, name: string, at: Date): Promise<boolean> {
  return (await revoke.first(executor, name, at)) !== undefined;
}

const forAll = prepared<Pick<KeyRow, 'id'>, []>(
  'any-api-key-for-all',
  "select id from api_keys where revoked_at is null and '*' = any(permissions) limit 1",
);

/** Whether somebody is left who may do everything. */
export async function hasKeyForAll(executor: Executor): Promise<boolean> {
  return (await forAll.first(executor)) !== undefined;
}
