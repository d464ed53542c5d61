import type { Knex } from 'knex';
import type pg from 'pg';
import { FindingsError, finding } from '../../../diagnostics/index.js';
import type { MigrationFile } from '../migration.js';
import { placeIn } from '../source/load-module.js';

/** What Knex's client has and has no types for. */
interface Connections {
  readonly pool: { numFree(): number };
  acquireConnection(): Promise<pg.Client>;
  releaseConnection(connection: pg.Client): Promise<void>;
}

/**
 * Finds tables again where they were found when the connection was made: scripts of pg_dump leave an empty search path
 * behind, with which neither the ledger nor the next migration finds anything.
 * @param knex a transaction, or the migrations' pool: then on each connection that nobody uses
 * @param least so many connections are waited for where all are in use
 * @see https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH
 */
export async function resetPath(knex: Knex, least = 1): Promise<void> {
  if (knex.isTransaction === true) return void (await knex.raw(reset));
  const client: Connections = knex.client;
  const free = Array.from({ length: Math.max(least, client.pool.numFree()) }, () => client.acquireConnection());
  const connections = await Promise.all(free);
  try {
    for (const connection of connections) await connection.query(reset);
  } finally {
    for (const connection of connections) await client.releaseConnection(connection);
  }
}

const reset = 'reset search_path';

/**
 * Refuses a migration that leads unqualified names into another schema, as one that makes a schema of the user's own name
 * does: the next run would find no ledger there, and run every migration anew.
 * @param schema that they led to when the lock was taken
 * @throws FindingsError migration-failed
 */
export async function refuseOtherSchema(knex: Knex, schema: string | null, file: MigrationFile): Promise<void> {
  const { rows } = await knex.raw('select current_schema() as schema');
  const now: string | null = rows[0].schema;
  if (now === schema) return;
  const where = (name: string | null) => (name === null ? 'no schema' : `schema ${name}`);
  const message = `${file.name} leads plain names to ${where(now)}; what has run is remembered in ${where(schema)}`;
  const remedy = `Name the schema to the connection, as by ?options=-csearch_path%3D${schema ?? 'public'} in its URL`;
  throw new FindingsError([finding('migration-failed', message, { location: placeIn(file), remedy })]);
}
