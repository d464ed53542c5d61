import type { Knex } from 'knex';

export const transaction = false;

/**
 * The search reads operations from the newest on and stops where its page is full: with the trigrams stands the block of 65,536
 * operations, so that one block after the other can be looked through. Without a list of pending entries, for each block
 * would read the whole of it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create index concurrently if not exists operations_blocks_index on operations using gin ((array[id / 65536]), search gin_trgm_ops) with (fastupdate = off)',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index concurrently if exists operations_blocks_index');
}
