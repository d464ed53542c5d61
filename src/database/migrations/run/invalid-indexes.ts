import type { Knex } from 'knex';

/**
 * Indexes that serve no query because building them failed, by qualified and quoted name; not those that somebody builds
 * at this moment.
 * @see https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY
 */
export async function invalidIndexes(knex: Knex): Promise<readonly string[]> {
  const { rows } = await knex.raw(`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where not i.indisvalid and c.relkind = 'i' and c.relpersistence <> 't'
      and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)
    order by 1`);
  return rows.map((row: { readonly name: string }) => row.name);
}

/** @param names quoted, as the database gave them */
export async function dropIndexes(knex: Knex, names: readonly string[]): Promise<void> {
  for (const name of names) await knex.raw(`drop index concurrently if exists ${name}`);
}
