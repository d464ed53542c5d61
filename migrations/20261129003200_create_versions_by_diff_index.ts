import type { Knex } from 'knex';

export const transaction = false;

/** A comparison that a version has is not removed with those that nobody asked for again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists versions_diff_index on versions (diff_id) where diff_id is not null',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists versions_diff_index');
}
