import { runStatement } from '../connect/run-statement.js';
import type { Database } from '../database.js';
import type { RecordedQuery } from './record.js';

export interface ExplainOptions {
  /** With NODE_ENV `production` nothing is explained unless this is true. */
  readonly inProduction?: boolean;
}

/** Thrown to end the transaction that a statement was explained in. */
const done = Symbol('explained');

/**
 * How Postgres ran a statement: EXPLAIN (ANALYZE, BUFFERS) as JSON. The statement is run, in a read-only transaction
 * that is rolled back.
 * @param query a SELECT, as `recordQueries` gives it or `toSQL().toNative()` of a builder
 * @throws RangeError where it is none; Error in production
 * @see https://www.postgresql.org/docs/current/sql-explain.html
 */
export async function explain(
  database: Database,
  { sql, bindings }: RecordedQuery,
  { inProduction = false }: ExplainOptions = {},
): Promise<unknown> {
  if (process.env['NODE_ENV'] === 'production' && !inProduction) {
    throw new Error('explain runs statements a second time: not in production, unless inProduction says so');
  }
  if (!/^\s*\(*\s*(select|with)\b/i.test(sql)) throw new RangeError('Only a SELECT can be explained');
  let plan: unknown;
  const work = database.knex.transaction(
    async trx => {
      const explained = `explain (analyze, buffers, format json) ${sql}`;
      const { rows } = await runStatement(trx, { sql: explained, repeatable: false }, bindings);
      plan = rows[0]?.['QUERY PLAN'];
      throw done;
    },
    { readOnly: true },
  );
  await work.catch(error => {
    if (error !== done) throw error;
  });
  return plan;
}
