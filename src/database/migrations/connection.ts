import createKnex, { type Knex } from 'knex';
import pg from 'pg';
import { executorOf } from '../connect/executor.js';
import type { Database, Executor } from '../database.js';
import { Builders } from './run/builders.js';
import { WatchedClient } from './run/watched-client.js';

/** What pg's client has worked out of URL and parts, and has no types for. */
interface WorkedOut extends pg.ClientConfig {
  readonly connectionParameters: { readonly options?: string };
}

/**
 * Where a database is, taken from its pool, to be reached by connections of our own: the pool may be small, and its limits
 * on statements are those of requests.
 * @param name another database of the same server
 */
export async function settingsOf(on: Database | Executor, name?: string): Promise<pg.ClientConfig> {
  const { client } = executorOf(on);
  // Knex has no types for either; a pool made by this package is pg's own.
  const own = client.config.connectionPool?.options as pg.ClientConfig | undefined;
  const given: pg.ClientConfig = own ?? client.connectionSettings ?? (await client.config.connection());
  // both are hidden from being listed
  const { password, connectionString } = given;
  const whole = {
    ...given,
    ...(password !== undefined && { password }),
    ...(connectionString && { connectionString }),
  };
  const made = new pg.Client(whole) as unknown as WorkedOut; // pg keeps it for its own use
  const { host, port, user, ssl, password: found, connectionParameters } = made;
  return {
    host,
    port,
    user,
    ssl,
    password: password ?? found,
    ...(given.types && { types: given.types }),
    database: name ?? made.database,
    ...(connectionParameters.options && { options: connectionParameters.options }),
    application_name: 'specwright migrations',
    connectionTimeoutMillis: 30_000,
    keepAlive: true,
  };
}

/** A short-lived connection outside every pool. */
export async function connect(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings);
  // said of a connection that breaks off between two statements: unheard, it would end the process
  client.on('error', () => {});
  await client.connect();
  await prepare(client);
  return client;
}

/**
 * Statements of a migration take the time that they take; when this process is gone, the server should notice, which it
 * does not by itself while it builds an index.
 */
async function prepare(client: pg.Client): Promise<void> {
  const settings = ['statement_timeout = 0', 'lock_timeout = 0', 'idle_in_transaction_session_timeout = 0'];
  await client.query(settings.map(setting => `set ${setting}`).join('; '));
  await client.query('set idle_session_timeout = 0').catch(() => {});
  // only where the system of the server can tell: https://www.postgresql.org/docs/current/runtime-config-connection.html
  await client.query('set client_connection_check_interval = 1000').catch(() => {});
}

/**
 * A small pool of connections on which migrations run.
 * @param each done on every new connection
 */
export function migrationKnex(settings: pg.ClientConfig, each: (client: pg.Client) => Promise<void>): Knex {
  const afterCreate = (client: pg.Client, done: (error: unknown, client: pg.Client) => void) => {
    prepare(client)
      .then(() => each(client))
      .then(
        () => done(null, client),
        error => done(error, client),
      );
  };
  const config = {
    // Knex asks for a class of its own kind, which it types as one of its own alone
    client: WatchedClient as unknown as string,
    builders: new Builders(),
    connection: settings as Knex.PgConnectionConfig, // pg's own settings, which Knex hands through
    compileSqlOnError: false,
    acquireConnectionTimeout: 60_000,
    log: { warn() {}, error() {}, debug() {}, deprecate() {} },
    // two: what runs outside a transaction may begin one, and still use the other
    pool: { min: 0, max: 2, afterCreate },
  };
  return createKnex(config);
}

/** What is made with a pool of migrations. */
export function buildersOf(knex: Knex): Builders {
  return knex.client.config.builders;
}
