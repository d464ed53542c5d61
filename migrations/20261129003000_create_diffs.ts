import type { Knex } from 'knex';

/**
 * Comparisons, by what was asked: both documents, the options, and the version that compares. A head that is no stored document
 * is kept until it is compared. Changes are `json`, not `jsonb`: names and values out of a document may hold U+0000, which that
 * refuses. A version has its branch, the version before it there, and its comparison with that.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table diffs (
      id bytea primary key constraint diffs_id_length check (octet_length(id) = 32),
      base_hash bytea not null references documents (hash),
      head_hash bytea not null constraint diffs_head_length check (octet_length(head_hash) = 32),
      body bytea,
      engine text not null,
      options json not null,
      status text not null default 'queued' constraint diffs_status_known check (status in ('queued', 'failed', 'done')),
      reason text,
      summary json,
      asked_at timestamptz not null,
      finished_at timestamptz,
      constraint diffs_finished check ((status = 'queued') = (finished_at is null)),
      constraint diffs_failed check ((status = 'failed') = (reason is not null)),
      constraint diffs_done check ((status = 'done') = (summary is not null))
    );
    create index diffs_queued_index on diffs (asked_at) where status = 'queued';
    create index diffs_finished_index on diffs (asked_at) where status <> 'queued';

    create table diff_changes (
      diff_id bytea not null references diffs (id) on delete cascade,
      position integer not null,
      change json not null,
      constraint diff_changes_pkey primary key (diff_id, position)
    );

    alter table versions
      add column branch text collate "C" not null default 'main',
      add column previous text collate "C",
      add column diff_id bytea constraint versions_diff_fkey references diffs (id),
      add constraint versions_previous_fkey foreign key (api_id, previous) references versions (api_id, version);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table versions drop column diff_id, drop column previous, drop column branch;
    drop table diff_changes, diffs;
  `);
}
