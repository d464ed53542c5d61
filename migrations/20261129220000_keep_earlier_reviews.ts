import type { Knex } from 'knex';

/**
 * What was found last stays until there is something newer: a review that is made anew keeps what it gave, and an API knows the
 * rulesets that it had before, the last one first.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table apis add column former_rulesets bytea[] not null default '{}';
    alter table reviews
      drop constraint reviews_finished,
      drop constraint reviews_made_by,
      drop constraint reviews_done,
      add constraint reviews_finished check (status = 'queued' or finished_at is not null),
      add constraint reviews_made_by check ((finished_at is null) = (engine is null) and (finished_at is null) = (day is null)),
      add constraint reviews_done check (
        case status when 'done' then summary is not null when 'failed' then summary is null
          else (finished_at is null) = (summary is null) end
      );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update reviews set engine = null, day = null, summary = null, finished_at = null where status = 'queued';
    alter table reviews
      drop constraint reviews_finished,
      drop constraint reviews_made_by,
      drop constraint reviews_done,
      add constraint reviews_finished check ((status = 'queued') = (finished_at is null)),
      add constraint reviews_made_by check ((status = 'queued') = (engine is null) and (status = 'queued') = (day is null)),
      add constraint reviews_done check ((status = 'done') = (summary is not null));
    alter table apis drop column former_rulesets;
  `);
}
