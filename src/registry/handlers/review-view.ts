import { createHash } from 'node:crypto';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { reviewFindings } from '../store/review-results.js';
import type { ReviewRow } from '../store/reviews.js';

type Schemas = components['schemas'];

/** Which page of a review's findings is wanted, and the address that its cursors lead back to. */
export interface ReviewPage {
  readonly query: {
    readonly limit: number;
    readonly cursor?: string;
    readonly severity?: string;
    readonly code?: string;
  };
  readonly target: string;
}

/** A review with a page of its findings, where it is done. @throws HttpProblem 400 where the cursor is none of it */
export async function reviewPage({ database, lists }: Dependencies, row: ReviewRow, { query, target }: ReviewPage) {
  const { reviewFindings: pager } = await lists();
  const { limit, severity = null, code = null } = query;
  const asked = { query, target, values: { review: row.id.toString('hex'), severity, code } };
  const after = Number(pager.after(asked)?.[0] ?? 0);
  const wanted = { severity, code, after, most: limit + 1 };
  const rows = row.status === 'done' ? await reviewFindings(database.knex, row.id, wanted) : [];
  const { items, next, headers } = pager.page(asked, { rows, limit, keysOf: ({ position }) => [String(position)] });
  const findings = items.map(({ finding }) => finding as Schemas['ReviewFinding']); // as keptFinding made them
  return { headers: { ETag: reviewTag(row), ...headers }, body: view(row, findings, next) };
}

/** Of how far a review is: it changes when that ends, and when an ended one is made again. */
export function reviewTag({ id, status, finished_at }: ReviewRow): string {
  const parts = [id.toString('hex'), status, finished_at];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}"`;
}

function view(row: ReviewRow, items: Schemas['ReviewFinding'][], next: string | undefined): Schemas['Review'] {
  const { status, ruleset, engine, day, finished_at, summary, reason } = row;
  if (engine === null || day === null || finished_at === null) {
    return { status: status === 'none' ? 'none' : 'queued', ruleset };
  }
  const ended = { ruleset, engine, now: day, finishedAt: finished_at.toISOString() };
  if (summary === null) return { status: 'failed', ...ended, reason: reason ?? 'error' };
  return { status: 'done', ...ended, ...summary, items, ...(next !== undefined && { next }) };
}
