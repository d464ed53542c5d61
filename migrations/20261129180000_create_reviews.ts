import type { Knex } from 'knex';

/**
 * What versions are held to, and what came of it. A ruleset is kept once, by the SHA-256 of its settings, whichever APIs have it; a
 * review once for each document and ruleset. Findings are `json`, not `jsonb`: texts out of a document may hold U+0000, which
 * that refuses. Every publish keeps a review of the ruleset that nearly all APIs have: a foreign key to it would have all of them lock
 * one row, and none is needed, since rulesets are never removed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table rulesets (
      digest bytea primary key constraint rulesets_digest_length check (octet_length(digest) = 32),
      settings json not null,
      created_at timestamptz not null
    );
    insert into rulesets (digest, settings, created_at)
      values (sha256('{"presets":["recommended"]}'), '{"presets":["recommended"]}', now());

    alter table apis add column ruleset_digest bytea not null default sha256('{"presets":["recommended"]}')
      constraint apis_ruleset_fkey references rulesets (digest);

    create table reviews (
      id bytea primary key constraint reviews_id_length check (octet_length(id) = 32),
      document_hash bytea not null references documents (hash),
      ruleset_digest bytea not null,
      status text not null default 'queued' constraint reviews_status_known check (status in ('queued', 'failed', 'done')),
      engine text,
      day text,
      reason text,
      summary json,
      asked_at timestamptz not null,
      finished_at timestamptz,
      constraint reviews_finished check ((status = 'queued') = (finished_at is null)),
      constraint reviews_made_by check ((status = 'queued') = (engine is null) and (status = 'queued') = (day is null)),
      constraint reviews_failed check ((status = 'failed') = (reason is not null)),
      constraint reviews_done check ((status = 'done') = (summary is not null))
    );
    create index reviews_queued_index on reviews (asked_at) where status = 'queued';
    create index reviews_finished_index on reviews (asked_at) where status <> 'queued';

    create table review_findings (
      review_id bytea not null references reviews (id) on delete cascade,
      position integer not null,
      code text not null,
      severity text not null,
      finding json not null,
      constraint review_findings_pkey primary key (review_id, position)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table review_findings, reviews;
    alter table apis drop column ruleset_digest;
    drop table rulesets;
  `);
}
