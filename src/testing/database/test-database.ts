import { randomBytes } from 'node:crypto';
import { cluster } from '../run/cluster.js';
import { databaseUrl } from './database-url.js';
import { withServer } from './on-server.js';
import { templateOf } from './template.js';

export interface TestDatabaseOptions {
  /** A folder of migrations, relative to the process's: the database has had them. Default: it is empty. */
  readonly migrations?: string;
}

/** A database of a test file's own. */
export interface TestDatabase {
  /** Its URL, by a role that owns it. */
  readonly connection: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * Makes a database on the run's server. Migrations run once for all files that ask for the same ones, in a template; what a
 * file gets is a copy of that, which takes about as long as copying its files.
 * @throws Error where no run has begun, or its server did not start; FindingsError where the migrations fail
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { connection } = await cluster();
  const template = options.migrations === undefined ? 'template1' : await templateOf(options.migrations, connection);
  const name = `t_${process.pid}_${randomBytes(6).toString('hex')}`;
  await withServer(connection, server => server.knex.raw('create database ?? template ??', [name, template]));
  return Object.freeze({
    connection: databaseUrl(connection, name),
    async drop() {
      await withServer(connection, server => server.knex.raw('drop database if exists ?? with (force)', [name]));
    },
  });
}
