import { join } from 'node:path';
import { connectDatabase, type Database } from 'specwright/database';
import { testDatabase } from '../support/postgres.js';
import { greeting, type Process, startServer } from './real-process.js';
import { newKey } from './registry.js';

const migrations = join(import.meta.dirname, '../../migrations');

/** The database of the test that runs: each has one of its own, with all migrations. */
export interface OwnDatabase {
  readonly connection: string;
  readonly database: Database;
}

/** A server of the last build on it, asked with a key that may do everything. */
export interface ServedProcess {
  readonly server: Process;
  ask(path: string, init?: RequestInit): Promise<Response>;
}

/** Gives each test of the file a database. What is given holds for the test that runs. */
export function ownDatabase(): OwnDatabase {
  let current: (OwnDatabase & { readonly drop: () => Promise<void> }) | undefined;
  beforeEach(async () => {
    const { connection, drop } = await testDatabase({ migrations });
    current = { connection, database: connectDatabase({ connection }), drop };
  });
  afterEach(async () => {
    await current?.database.close();
    await current?.drop();
  });
  const now = () => {
    if (!current) throw new Error('There is a database within a test only');
    return current;
  };
  return {
    get connection() {
      return now().connection;
    },
    get database() {
      return now().database;
    },
  };
}

export async function serving(own: OwnDatabase, env: Record<string, string> = {}): Promise<ServedProcess> {
  const server = startServer({ DATABASE_URL: own.connection, PORT: '0', ...env });
  const { url } = await greeting(server);
  const headers = { authorization: `Bearer ${await newKey(own.database, `test ${Math.random()}`, ['*'])}` };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { ...headers, ...(init.headers as Record<string, string>) } });
  return { server, ask };
}
