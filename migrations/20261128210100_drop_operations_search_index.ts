import type { Knex } from 'knex';

export const transaction = false;

/** The index by blocks has taken its place. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists operations_search_index');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists operations_search_index on operations using gin (search gin_trgm_ops)',
  );
}
