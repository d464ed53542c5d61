import type { Knex } from 'knex';

/**
 * Finds tables again where they were found when the connection was made: scripts of pg_dump leave an empty search path
 * behind, with which neither the ledger nor the next migration finds anything.
 * @see https://www.postgresql.org/docs/current/ddl-schemas.html#DDL-SCHEMAS-PATH
 */
export async function resetPath(knex: Knex): Promise<void> {
  await knex.raw('reset search_path');
}
