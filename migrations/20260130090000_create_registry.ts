import type { Knex } from 'knex';

/** APIs, their versions, and the documents that versions share. A document is kept once, whatever refers to it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists pg_trgm;

    create table apis (
      id bigint generated always as identity primary key,
      -- "C": names are ordered by their bytes, the same on every machine
      name text collate "C" not null constraint apis_name_key unique
        constraint apis_name_form check (name ~ '^[a-z][a-z0-9-]{0,62}$'),
      title text,
      description text,
      created_at timestamptz not null
    );

    create table documents (
      hash bytea primary key constraint documents_hash_length check (octet_length(hash) = 32),
      bytes integer not null,
      content bytea not null,
      openapi text not null,
      title text not null,
      document_version text not null,
      created_at timestamptz not null
    );

    create table operations (
      id bigint generated always as identity primary key,
      document_hash bytea not null references documents (hash),
      position integer not null,
      method text not null,
      path text not null,
      operation_id text,
      summary text,
      tags text[] not null,
      deprecated boolean not null,
      search text not null generated always as (
        lower(method || ' ' || path || ' ' || coalesce(operation_id, '') || ' ' || coalesce(summary, ''))
      ) stored,
      constraint operations_position_key unique (document_hash, position)
    );
    create index operations_search_index on operations using gin (search gin_trgm_ops);

    create table versions (
      id bigint generated always as identity primary key,
      api_id bigint not null references apis (id),
      version text collate "C" not null,
      media_type text not null,
      document_hash bytea not null references documents (hash),
      published_at timestamptz not null,
      published_by text not null,
      constraint versions_version_key unique (api_id, version)
    );
    create index versions_api_index on versions (api_id, id);
    create index versions_document_index on versions (document_hash, id);

    create table inspections (
      document_hash bytea primary key references documents (hash),
      status text not null constraint inspections_status_known check (status in ('done', 'failed')),
      reason text,
      counts jsonb,
      findings jsonb not null,
      finished_at timestamptz not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table inspections, versions, operations, documents, apis;
    drop extension pg_trgm;
  `);
}
