import type { Knex } from 'knex';

export const transaction = false;

/** The index by document and API has taken its place. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists versions_document_index');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('create index concurrently if not exists versions_document_index on versions (document_hash, id)');
}
