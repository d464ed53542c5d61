import { openPool } from '../../src/database/connect/connect.js';
import type { Patience } from '../../src/database/connect/silence.js';
import type { ConnectOptions, Database } from '../../src/database/index.js';
import { testDatabase } from '../support/postgres.js';

/** A database of a test file's own, and pools of it. */
export interface Opened {
  readonly connection: string;
  /** A pool, closed with the rest. */
  open(options?: Partial<ConnectOptions>, patience?: Patience): Database;
  close(): Promise<void>;
}

export async function openedDatabase(): Promise<Opened> {
  const { connection, drop } = await testDatabase();
  const pools: Database[] = [];
  return {
    connection,
    open({ pool, ...options } = {}, patience) {
      // on a busy machine a connection takes its time
      const patient = { acquireTimeout: 30_000, ...pool };
      const database = openPool({ connection, ...options, pool: patient }, patience);
      pools.push(database);
      return database;
    },
    async close() {
      await Promise.all(pools.map(pool => pool.close()));
      await drop();
    },
  };
}

/** Asks until it holds: what another process does has no moment of its own. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 10));
}
