import type { Knex } from 'knex';

export const transaction = false;

/** The search steps from one API that has a document to the next, and takes the newest version of each. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists versions_document_api_index on versions (document_hash, api_id, id desc)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists versions_document_api_index');
}
