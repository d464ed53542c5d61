import { connectDatabase, type Database, DatabaseError } from 'specwright/database';
import type { Settings } from '../settings.js';
import { databaseAddress } from '../start/database-address.js';
import { readSettings, refuseUnwanted } from '../start/read-settings.js';
import { StartError, tellStartError } from '../start/start-error.js';
import { waitForDatabase } from '../start/wait-for-database.js';
import { reachPostgres } from './data-folder.js';

export interface KeysIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the result alone. */
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/**
 * Works on the keys of a registry where its database is, for whoever may connect to that.
 * @param begin looks at what was asked, before a database is reached or started, and gives what is to be done
 * @returns 0, or 2 where it could not be done, which is told
 */
export async function onRegistry(io: KeysIo, begin: () => (database: Database) => Promise<void>): Promise<0 | 2> {
  const say = (text: string) => void io.stderr.write(text);
  try {
    const settings = readSettings(io.env, say);
    refuseUnwanted(io.env, settings);
    const work = begin();
    await onDatabase(settings, say, database => work(database).catch(error => Promise.reject(meaningOf(error))));
    return 0;
  } catch (error) {
    tellStartError(error, say);
    return 2;
  }
}

async function onDatabase<Result>(
  settings: Settings,
  say: (text: string) => void,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { DATABASE_URL, DATA_FOLDER, DATABASE_WAIT: patience } = settings;
  const postgres = DATABASE_URL === undefined ? await reachPostgres(DATA_FOLDER) : undefined;
  const connection = DATABASE_URL ?? postgres!.connection;
  const address = databaseAddress(connection);
  say(`database: ${postgres?.description ?? address}\n`);
  const database = connectDatabase({ connection, pool: { max: 1 }, applicationName: 'specwright key' });
  const warn = (message: string) => say(`${message} at ${address} ...\n`);
  try {
    await waitForDatabase(database, { address, patience, logger: { warn } });
    return await work(database);
  } finally {
    await database.close();
    await postgres?.stop();
  }
}

function meaningOf(error: unknown): unknown {
  if (!(error instanceof DatabaseError) || error.code !== '42P01') return error;
  return new StartError('There is no registry in this database. Start the server on it once', 'migration-pending');
}
