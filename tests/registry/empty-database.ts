import { randomBytes } from 'node:crypto';
import { connectDatabase } from 'specwright/database';
import * as registry from '../../migrations/20260130090000_create_registry.js';
import * as keys from '../../migrations/20260130090100_create_keys_and_audit_events.js';

/** A database with the registry's tables and nothing in them. */
export async function emptyDatabase(): Promise<{ readonly connection: string; drop(): Promise<void> }> {
  const name = `registry_${randomBytes(6).toString('hex')}`;
  const server = 'postgres://postgres@127.0.0.1:54366';
  const admin = connectDatabase({ connection: `${server}/postgres` });
  await admin.knex.raw(`create database ${name}`);
  const connection = `${server}/${name}`;
  const database = connectDatabase({ connection });
  for (const { up } of [registry, keys]) await up(database.knex);
  await database.close();
  return {
    connection,
    async drop() {
      await admin.knex.raw(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}
