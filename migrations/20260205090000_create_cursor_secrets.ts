import type { Knex } from 'knex';

/**
 * What the cursors of lists are signed with. It stands in the database so that all servers on one database have the same,
 * also after a restart, and nobody has to set it. The newest signs; those that are older are accepted while they are here.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table cursor_secrets (
      id bigint generated always as identity primary key,
      value bytea not null constraint cursor_secrets_length check (octet_length(value) >= 32),
      created_at timestamptz not null default now()
    );
    -- 244 bits of the server's strong random numbers, without an extension
    insert into cursor_secrets (value) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table cursor_secrets');
}
