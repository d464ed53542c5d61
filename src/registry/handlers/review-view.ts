import { createHash } from 'node:crypto';
import type { components } from '../../../generated/types.js';
import type { Dependencies } from '../dependencies.js';
import { reviewFindings } from '../store/review-results.js';
import type { Found, ReviewRow } from '../store/reviews.js';

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

/** A review with a page of what was found. @throws HttpProblem 400 where the cursor is none of it */
export async function reviewPage({ database, lists }: Dependencies, row: ReviewRow, { query, target }: ReviewPage) {
  const { reviewFindings: pager } = await lists();
  const { limit, severity = null, code = null } = query;
  const { found } = row;
  const review = found ? `${found.id.toString('hex')} ${found.finished_at.toISOString()}` : row.id.toString('hex');
  const asked = { query, target, values: { review, severity, code } };
  const after = Number(pager.after(asked)?.[0] ?? 0);
  const wanted = { severity, code, after, most: limit + 1 };
  const rows = found ? await reviewFindings(database.knex, found.id, wanted) : [];
  const { items, next, headers } = pager.page(asked, { rows, limit, keysOf: ({ position }) => [String(position)] });
  const findings = items.map(({ finding }) => finding as Schemas['ReviewFinding']); // as keptFinding made them
  return { headers: { ETag: reviewTag(row), ...headers }, body: view(row, findings, next) };
}

/** Of how far a review is: it changes when that ends, and when an ended one is made again. */
export function reviewTag({ id, status, finished_at, found }: ReviewRow): string {
  const parts = [id.toString('hex'), status, finished_at, found?.id.toString('hex'), found?.finished_at];
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}"`;
}

function view(row: ReviewRow, items: Schemas['ReviewFinding'][], next: string | undefined): Schemas['Review'] {
  const { status, ruleset, engine, day, finished_at, reason } = row;
  const found = row.found && foundView(row.found, items, next);
  if (status === 'done') return { status, ...found! }; // its own: done are those that have found something, if only nothing
  const earlier = found && { earlier: found };
  if (engine === null || day === null || finished_at === null || status !== 'failed') {
    return { status: status === 'none' ? 'none' : 'queued', ruleset, ...earlier };
  }
  const ended = { ruleset, engine, now: day, finishedAt: finished_at.toISOString() };
  return { status, ...ended, reason: reason ?? 'error', ...earlier };
}

function foundView(
  { ruleset, engine, day, finished_at, summary }: Found,
  items: Schemas['ReviewFinding'][],
  next: string | undefined,
): Schemas['EarlierReview'] {
  const made = { ruleset, engine, now: day, finishedAt: finished_at.toISOString() };
  return { ...made, ...summary, items, ...(next !== undefined && { next }) };
}
