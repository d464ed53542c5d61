import { newApiKey } from 'specwright/auth';
import { connectDatabase, type Database, DatabaseError, withTransaction } from 'specwright/database';
import type { Permission, Principal } from './principal.js';
import type { Settings } from './settings.js';
import { databaseAddress } from './start/database-address.js';
import { OwnPostgres } from './start/own-postgres.js';
import { readSettings, refuseUnwanted } from './start/read-settings.js';
import { StartError, tellStartError } from './start/start-error.js';
import { waitForDatabase } from './start/wait-for-database.js';
import { insertKey } from './store/api-keys.js';
import { insertAuditEvent } from './store/audit-events.js';

export interface NewKeyIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the key alone. */
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

export interface NewKeyOptions {
  /** Whose it is, as the audit log names it. */
  readonly name: string;
  /** With commas between; everything where it is not given. */
  readonly permissions?: string | undefined;
}

const all: Readonly<Record<Permission, true>> = { read: true, write: true, audit: true };

/**
 * Makes a key in the registry's database, for whoever may connect to that: the way in for somebody who lost the first one.
 * @returns 0, or 2 where it could not be made
 */
export async function runNewKey(options: NewKeyOptions, io: NewKeyIo): Promise<0 | 2> {
  const say = (text: string) => void io.stderr.write(text);
  try {
    const settings = readSettings(io.env, say);
    refuseUnwanted(io.env, settings);
    const permissions = permissionsOf(options.permissions);
    checkName(options.name);
    const key = await onDatabase(settings, say, database => make(database, options.name, permissions));
    io.stdout.write(`${key}\n`);
    say(`the key of ${options.name}; it is shown this once\n`);
    return 0;
  } catch (error) {
    tellStartError(error, say);
    return 2;
  }
}

function permissionsOf(text: string | undefined): Principal['permissions'] {
  if (text === undefined) return ['*'];
  const names = text.split(',').map(name => name.trim());
  if (names.every((name): name is Permission => Object.hasOwn(all, name))) return names;
  throw new StartError(
    `--permissions must be some of ${Object.keys(all).join(', ')}, with commas between`,
    'usage-invalid',
  );
}

function checkName(name: string): void {
  if (/^[\w.@+-][\w.@+ -]{0,99}$/.test(name)) return;
  throw new StartError('The name must be 1 to 100 letters, digits, spaces and . @ + _ -', 'usage-invalid');
}

async function onDatabase<Result>(
  settings: Settings,
  say: (text: string) => void,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { DATABASE_URL, DATA_FOLDER, DATABASE_WAIT: patience } = settings;
  const postgres = DATABASE_URL === undefined ? await OwnPostgres.start(DATA_FOLDER) : undefined;
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

async function make(database: Database, name: string, permissions: Principal['permissions']): Promise<string> {
  const { key, hash } = newApiKey();
  const at = new Date();
  try {
    await withTransaction(database, async trx => {
      await insertKey(trx, { name, hash, permissions, at });
      await insertAuditEvent(trx, { at, actor: 'system', action: 'key.created', subject: name, details: {} });
    });
  } catch (error) {
    throw meaningOf(error, name);
  }
  return key;
}

function meaningOf(error: unknown, name: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.constraint === 'api_keys_name_key') {
    return new StartError(`There is, or was, a key of the name ${name}. Choose another one`, 'usage-invalid');
  }
  if (error.code !== '42P01') return error;
  return new StartError('There is no registry in this database. Start the server on it once', 'migration-pending');
}
