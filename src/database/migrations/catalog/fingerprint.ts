import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { dataTable, ledgerTable } from '../own-tables.js';
import { catalogQueries } from './queries.js';

/** What a database is made of, as text, its rows apart. */
export interface CatalogFingerprint {
  /** One line an object, in order. */
  readonly lines: readonly string[];
  /** SHA-256 of them. */
  readonly hash: string;
}

export interface FingerprintOptions {
  /** Schemas that are left out, such as the job queue's. */
  readonly exclude?: readonly string[];
}

/**
 * Reads tables, columns, types, defaults, identity, constraints, indexes and whether they are valid, triggers, functions,
 * views, sequences, policies, extensions, comments and privileges out of the catalogue. What belongs to an extension, and the tables in
 * which migrations are remembered, are left out; so are owners, versions of extensions, and the order of columns.
 * @see https://www.postgresql.org/docs/current/catalogs.html
 */
export async function catalogFingerprint(
  knex: Knex,
  { exclude = [] }: FingerprintOptions = {},
): Promise<CatalogFingerprint> {
  const lines = await knex.transaction(
    async trx => {
      // names come qualified only where no schema is searched
      const path = await trx.raw(
        `select current_setting('search_path') as before, set_config('search_path', '', true)`,
      );
      const found: string[] = [];
      for (const query of catalogQueries) found.push(...(await linesOf(trx, query, exclude)));
      await trx.raw(`select set_config('search_path', ?, true)`, [path.rows[0].before]);
      return found;
    },
    { readOnly: true, isolationLevel: 'repeatable read' },
  );
  const sorted = Object.freeze(lines.sort());
  return Object.freeze({ lines: sorted, hash: createHash('sha256').update(sorted.join('\n')).digest('hex') });
}

async function linesOf(trx: Knex, query: string, exclude: readonly string[]): Promise<readonly string[]> {
  const own = [ledgerTable, dataTable];
  const { rows } = await trx.raw(
    query.replaceAll(':excluded', ':excluded::text[]').replaceAll(':own', ':own::text[]'),
    {
      excluded: exclude,
      own,
    },
  );
  return rows.map((row: { readonly line: string }) => row.line);
}
