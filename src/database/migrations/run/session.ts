import type { Knex } from 'knex';
import type { Database, Executor } from '../../database.js';
import { migrationKnex, settingsOf } from '../connection.js';
import { type Lock, type LockKind, type LockOptions, takeLock } from '../lock/lock.js';
import { type StatementLog, watchStatements } from './statements.js';

/** What runs under the lock. */
export interface Session {
  readonly knex: Knex;
  readonly lock: Lock;
  readonly statements: StatementLog;
}

/**
 * Does the work under the lock, on connections of its own; both end with it.
 * @throws FindingsError migration-locked, database-unreachable, and what the work throws
 */
export async function underLock<T>(
  on: Database | Executor,
  kind: LockKind,
  options: LockOptions,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const settings = await settingsOf(on);
  const lock = await takeLock(settings, kind, options);
  const knex = migrationKnex(settings, client => lock.join(client));
  try {
    return await work({ knex, lock, statements: watchStatements(knex) });
  } finally {
    await knex.destroy().catch(() => {});
    await lock.release();
  }
}
