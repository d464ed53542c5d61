import type { Knex } from 'knex';

export const transaction = false;

/** Each publish looks for the head of its branch. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index concurrently if not exists versions_branch_index on versions (api_id, branch, id)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists versions_branch_index');
}
