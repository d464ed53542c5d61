import { createHash } from 'node:crypto';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { changesOf } from '../store/diff-results.js';
import type { DiffRow } from '../store/diffs.js';

type Schemas = components['schemas'];

/** Which page of a comparison is wanted, and the address that its cursors lead back to. */
export interface DiffPage {
  readonly query: { readonly limit: number; readonly cursor?: string };
  readonly target: string;
}

/** A comparison with a page of its changes, where it is done. @throws HttpProblem 400 where the cursor is none of it */
export async function diffPage({ database, lists }: Dependencies, row: DiffRow, { query, target }: DiffPage) {
  const { changes } = await lists();
  const { limit } = query;
  const asked = { query, target, values: { diff: row.id.toString('hex') } };
  const from = Number(changes.after(asked)?.[0] ?? 0);
  const rows = row.status === 'done' ? await changesOf(database.knex, row.id, from, limit + 1) : [];
  const { items, next, headers } = changes.page(asked, { rows, limit, keysOf: () => [String(from + limit)] });
  return { headers: { ETag: diffTag(row), ...headers }, body: view(row, items as Schemas['Change'][], next) }; // as keptChange made them
}

/** Of how far a comparison is: it changes when that ends, and when an ended one is made again. */
export function diffTag({ id, status, finished_at }: DiffRow): string {
  const parts = [id.toString('hex'), status, finished_at];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}"`;
}

/** A comparison that is not made yet. */
export function queuedView(row: Omit<DiffRow, 'status'>): Schemas['QueuedDiff'] {
  return { ...askedView(row), status: 'queued' };
}

function view(row: DiffRow, items: Schemas['Change'][], next: string | undefined): Schemas['Diff'] {
  const { summary, finished_at, reason } = row;
  if (finished_at === null) return queuedView(row);
  const ended = { ...askedView(row), finishedAt: finished_at.toISOString() };
  if (summary === null) return { ...ended, status: 'failed', reason: reason ?? 'error' };
  return { ...ended, status: 'done', ...summary, items, ...(next !== undefined && { next }) };
}

function askedView({ id, base_hash, head_hash, engine, options }: Omit<DiffRow, 'status'>) {
  const { strict, now, extensions } = options;
  return {
    id: id.toString('hex'),
    base: base_hash.toString('hex'),
    head: head_hash.toString('hex'),
    engine,
    options: { strict: [...strict], now, extensions: [...extensions] },
  };
}
