import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import type pg from 'pg';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import { connect } from '../connection.js';
import { reaching } from '../unreachable.js';

/** What is locked: the schema's structure, or the work on its rows. */
export type LockKind = 'migrations' | 'data';

/** The lock, held by a session of its own until it is released. */
export interface Lock {
  /** The schema that unqualified names lead to; null where they lead to none. */
  readonly schema: string | null;
  /**
   * Sees within a transaction that the lock is still held, so that what is written there is written by its holder alone.
   * @throws FindingsError migration-lock-lost
   */
  verify(knex: Knex): Promise<void>;
  /** Marks a connection as one that works under the lock: whoever comes next waits for its end too. */
  join(client: pg.Client): Promise<void>;
  release(): Promise<void>;
}

export interface LockOptions {
  /** Milliseconds to wait for another process. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Told once, when there is something to wait for. */
  readonly onWait?: (() => void) | undefined;
}

/**
 * Takes the advisory lock. It is asked for again and again rather than waited for: a session that waits holds a snapshot,
 * which `create index concurrently` of the holder would wait for in turn.
 * @throws FindingsError migration-locked after the timeout; database-unreachable
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function takeLock(settings: pg.ClientConfig, kind: LockKind, options: LockOptions): Promise<Lock> {
  const client = await reaching(() => connect(settings), settings);
  try {
    const { rows } = await client.query('select current_schema() as schema, pg_backend_pid() as pid');
    const { schema, pid } = rows[0];
    const [own, work] = [key(`${kind}:${schema}`), key(`${kind}:${schema}:work`)];
    const end = Date.now() + options.timeout;
    await insist(client, own, end, options);
    // a process that was killed leaves statements that run on: they end before the next one begins
    await insist(client, work, end, options);
    await client.query('select pg_advisory_unlock($1)', [work]);
    return {
      schema,
      verify: knex => verify(knex, pid, own),
      join: async other => void (await other.query('select pg_advisory_lock_shared($1)', [work])),
      release: () => client.end().catch(() => {}),
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** The lock's number: a database has one set of them for all its users. */
function key(name: string): string {
  return createHash('sha256').update(`specwright:${name}`).digest().readBigInt64BE().toString();
}

async function insist(client: pg.Client, lock: string, end: number, { signal, onWait, timeout }: LockOptions) {
  for (let turn = 0; ; turn++) {
    signal?.throwIfAborted();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as got', [lock]);
    if (rows[0].got) return;
    if (Date.now() >= end) throw new FindingsError([await locked(client, lock, timeout)]);
    if (turn === 0) onWait?.();
    await setTimeout(50 + Math.random() * 100);
  }
}

/** Postgres shows the number of a lock in two halves. */
const holds = `l.locktype = 'advisory' and l.objsubid = 1 and l.granted
  and l.database = (select oid from pg_database where datname = current_database())
  and ((l.classid::bigint << 32) | l.objid::bigint) =`;

async function locked(client: pg.Client, lock: string, timeout: number) {
  const { rows } = await client.query(
    `select l.pid, date_trunc('second', now() - a.backend_start)::text as age
      from pg_locks l left join pg_stat_activity a using (pid) where ${holds} $1::bigint order by a.backend_start limit 1`,
    [lock],
  );
  const by = rows[0]
    ? `: held by server process ${rows[0].pid}${rows[0].age ? `, connected for ${rows[0].age}` : ''}`
    : '';
  return finding('migration-locked', `No lock after ${timeout / 1000} s${by}`);
}

async function verify(knex: Knex, pid: number, lock: string): Promise<void> {
  const { rows } = await knex.raw(
    `select 1 from pg_locks l where l.pid = ? and l.mode = 'ExclusiveLock' and ${holds} ?::bigint`,
    [pid, lock],
  );
  if (rows.length === 0) throw new FindingsError([finding('migration-lock-lost', 'The lock was lost')]);
}
