import type { Knex } from 'knex';

/** Who may do what, and who did what. An event can be added and read; nothing in SQL changes or removes one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table api_keys (
      id bigint generated always as identity primary key,
      name text not null constraint api_keys_name_key unique,
      hash bytea not null constraint api_keys_hash_key unique,
      permissions text[] not null,
      created_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );

    create table audit_events (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      actor text not null,
      action text not null,
      subject text not null,
      details jsonb not null default '{}'
    );
    create index audit_events_action_index on audit_events (action, id);

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit log is append only' using errcode = 'restrict_violation';
    end
    $$;
    create trigger audit_events_append_only before update or delete or truncate on audit_events
      for each statement execute function refuse_change();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table audit_events, api_keys;
    drop function refuse_change();
  `);
}
