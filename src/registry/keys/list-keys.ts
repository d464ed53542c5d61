import type { Principal } from '../principal.js';
import { allKeys } from '../store/api-keys.js';
import { type KeysIo, onRegistry } from './on-registry.js';

/** What is told of a key: never the key itself, nor its hash. */
export interface KeyEntry {
  readonly id: number;
  readonly name: string;
  readonly permissions: Principal['permissions'];
  readonly createdAt: string;
  /** Null of one that is let in. */
  readonly revokedAt: string | null;
}

/**
 * Shows which keys there are, the oldest first.
 * @param textOf what standard output gets
 * @returns 0, or 2 where they could not be read
 */
export function runListKeys(textOf: (keys: readonly KeyEntry[]) => string, io: KeysIo): Promise<0 | 2> {
  return onRegistry(io, () => async database => {
    const rows = await allKeys(database.knex);
    const keys = rows.map(({ id, name, permissions, created_at, revoked_at }) => ({
      id,
      name,
      permissions,
      createdAt: created_at.toISOString(),
      revokedAt: revoked_at?.toISOString() ?? null,
    }));
    io.stdout.write(textOf(keys));
  });
}
