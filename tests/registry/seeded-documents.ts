import type { Database } from 'specwright/database';
import { withoutIndex } from './without-index.js';

export interface SeededDocuments {
  readonly documents: number;
  /** Operations of each. */
  readonly each: number;
  /** SQL of the number of the document, n, and the operation's place in it, p. Default: null. */
  readonly operationId?: string;
  readonly summary?: string;
}

/**
 * Adds documents by the thousand, with operations `/orders/<document>/<place>` in the order of both; the n-th is known by the SHA-256
 * of n as a text.
 */
export async function seedDocuments(database: Database, seeds: SeededDocuments): Promise<void> {
  const { documents, each, operationId = 'null', summary = 'null' } = seeds;
  const { knex } = database;
  await knex.raw(
    `insert into documents (hash, bytes, content, openapi, title, document_version, created_at)
      select sha256(n::text::bytea), 4, 'seed', '3.1.0', 'Orders', '1.0.0', now() from generate_series(1, ?::int) n`,
    [documents],
  );
  await withoutIndex(database, 'operations_blocks_index', () =>
    knex.raw(
      `insert into operations (document_hash, position, method, path, operation_id, summary, tags, deprecated)
        select sha256(n::text::bytea), p, 'GET', '/orders/' || n || '/' || p, ${operationId}, ${summary}, '{}', false
        from generate_series(1, ?::int) n, generate_series(0, ?::int - 1) p order by n, p`,
      [documents, each],
    ),
  );
}
