import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createMigrator, type Database, withTransaction } from '../../database/index.js';
import { databaseUrl } from './database-url.js';
import { withServer } from './on-server.js';

/**
 * The template for a folder of migrations, named by the hash of what is in it: made by whoever comes first, while others
 * wait.
 * @returns its name
 */
export async function templateOf(folder: string, connection: string): Promise<string> {
  const hash = hashOf(folder);
  const name = `template_${hash}`;
  await withServer(connection, server =>
    // a lock belongs to a transaction, and databases are made outside one: on another connection
    withTransaction(server, async trx => {
      await trx.raw('select pg_advisory_xact_lock(?)', [Number.parseInt(hash.slice(0, 12), 16)]);
      if (!(await isTemplate(server, name))) await makeTemplate(server, name, folder, connection);
    }),
  );
  return name;
}

async function isTemplate({ knex }: Database, name: string): Promise<boolean> {
  return (await knex('pg_database').where({ datname: name, datistemplate: true })).length > 0;
}

async function makeTemplate({ knex }: Database, name: string, folder: string, connection: string): Promise<void> {
  // one that was begun and not ended
  await knex.raw('drop database if exists ?? with (force)', [name]);
  await knex.raw('create database ??', [name]);
  await withServer(databaseUrl(connection, name), database => createMigrator(database, { folder }).up());
  await knex.raw('alter database ?? is_template true', [name]);
}

/** Of all files, by name and content, those on data too. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)));
  for (const name of names.sort()) hash.update(`\0${name}\0`).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
