import type { Knex } from 'knex';
import { operationsOf } from '../../src/registry/store/search.js';
import { type Registry, startRegistry } from './registry.js';
import { seedDocuments } from './seeded-documents.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry();
  await seed(registry.database.knex);
});
afterAll(() => registry.close());

/** 20 APIs of 200 versions, each of a document of 10 operations. */
async function seed(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into apis (name, title, created_at) select 'api-' || n, 'A', now() from generate_series(1, 20) n`,
  );
  await seedDocuments(registry.database, { documents: 4000, each: 10, summary: "'An order'" });
  await knex.raw(`insert into versions (api_id, version, media_type, document_hash, published_at, published_by)
    select a.id, v || '.0', 'application/openapi+yaml', sha256(((n - 1) * 200 + v)::text::bytea), now(), 'seed'
    from generate_series(1, 20) n join apis a on a.name = 'api-' || n, generate_series(1, 200) v order by n, v`);
  for (const table of ['apis', 'documents', 'versions', 'operations']) await knex.raw(`analyze ${table}`);
}

describe('a search in one API', () => {
  it.each(['force_custom_plan', 'force_generic_plan'])(
    'reads the operations of its own documents at most, wherever the term is: %s',
    async mode => {
      const found: Record<string, number> = {};
      for (const term of ['order', '/orders/1900/', '/orders/77/', 'nothing of the kind']) {
        const { rows, read } = await registry.database.knex.transaction(async trx => {
          await trx.raw(`set local plan_cache_mode = ${mode}`);
          const before = await readSoFar(trx);
          const all = await operationsOf(trx, 'api-10', term, 51);
          return { rows: all.length, read: (await readSoFar(trx)) - before };
        });
        found[term] = rows;
        expect(read).toBeGreaterThan(0);
        expect(read).toBeLessThanOrEqual(2000);
      }
      expect(found).toEqual({ order: 51, '/orders/1900/': 10, '/orders/77/': 0, 'nothing of the kind': 0 });
    },
  );
});

/** How many rows of the table a transaction has read. */
async function readSoFar(trx: Knex): Promise<number> {
  const { rows } = await trx.raw(`select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
    from pg_stat_xact_user_tables where relname = 'operations'`);
  return rows[0].read;
}
