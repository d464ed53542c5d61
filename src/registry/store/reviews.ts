import { type Executor, prepared } from 'specwright/database';
import type { ReviewSummary } from '../reviews/outcome.js';

/** Why there are no findings; the last is worth another try. */
export type ReviewFailure = 'time' | 'memory' | 'error';

/** Findings, and what they were made under. */
export interface Found {
  readonly id: Buffer;
  /** In hexadecimal digits. */
  readonly ruleset: string;
  readonly engine: string;
  readonly day: string;
  readonly summary: ReviewSummary;
  readonly finished_at: Date;
}

export interface ReviewRow {
  readonly id: Buffer;
  /** The hash of the version's document. */
  readonly document: Buffer;
  /** In hexadecimal digits. */
  readonly ruleset: string;
  /** `none`: nobody has asked for it. */
  readonly status: 'none' | 'queued' | 'failed' | 'done';
  readonly engine: string | null;
  readonly day: string | null;
  readonly reason: ReviewFailure | null;
  readonly finished_at: Date | null;
  /** What there is to be shown: of a review that is done its own, else what was found last before it. */
  readonly found: Found | undefined;
}

type Columns = Omit<ReviewRow, 'found'> & { readonly [Name in keyof Found as `found_${Name}`]: Found[Name] | null };

// under the ruleset of now, then under those that the API had before, the last one first
const find = prepared<Columns, [string, string]>(
  'find-review',
  `select sha256(v.document_hash || a.ruleset_digest) as id, v.document_hash as document,
      encode(a.ruleset_digest, 'hex') as ruleset,
      coalesce(r.status, 'none') as status, r.engine, r.day, r.reason, r.finished_at,
      f.id as found_id, encode(f.ruleset_digest, 'hex') as found_ruleset, f.engine as found_engine, f.day as found_day,
      f.summary as found_summary, f.finished_at as found_finished_at
    from apis a
    join versions v on v.api_id = a.id
    left join reviews r on r.id = sha256(v.document_hash || a.ruleset_digest)
    left join lateral (
      select e.* from unnest(array_prepend(a.ruleset_digest, a.former_rulesets)) with ordinality as held (digest, place)
      join reviews e on e.id = sha256(v.document_hash || held.digest)
      where e.summary is not null order by held.place limit 1
    ) f on true
    where a.name = $1 and v.version = $2`,
);

/** The review of a version under the ruleset that its API has. @returns undefined where there is no such version */
export async function findReview(executor: Executor, api: string, version: string): Promise<ReviewRow | undefined> {
  const row = await find.first(executor, api, version);
  return row && { ...row, found: foundIn(row) };
}

function foundIn(row: Columns): Found | undefined {
  const { found_id: id, found_ruleset: ruleset, found_engine: engine, found_day: day } = row;
  const { found_summary: summary, found_finished_at: finished_at } = row;
  // they are there together or not at all
  if (id === null || ruleset === null || engine === null || day === null) return undefined;
  return summary !== null && finished_at !== null ? { id, ruleset, engine, day, summary, finished_at } : undefined;
}

/** A review that is wanted. */
export interface NewReview {
  readonly document: Buffer;
  readonly ruleset: Buffer;
  /** What another version of Specwright made, or another day, is made anew. */
  readonly engine: string;
  readonly at: Date;
}

interface Asked {
  readonly id: Buffer;
  readonly is_new: boolean;
  readonly is_over: boolean;
}

// one that a transaction in flight has as well is waited for; who comes second finds it there
const insert = prepared<Asked, [Buffer, Buffer, Date, string, string]>(
  'insert-review',
  `insert into reviews (id, document_hash, ruleset_digest, asked_at) values (sha256($1::bytea || $2::bytea), $1, $2, $3)
    on conflict (id) do update set asked_at = greatest(reviews.asked_at, excluded.asked_at)
    returning id, xmax = 0 as is_new,
      status <> 'queued' and (engine <> $4 or day < $5 or reason is not distinct from 'error') as is_over`,
);

// what it gave before stays until there is something newer
const reopen = prepared<never, [Buffer]>(
  'reopen-review',
  `update reviews set status = 'queued', reason = null,
      engine = case when summary is not null then engine end,
      day = case when summary is not null then day end,
      finished_at = case when summary is not null then finished_at end
    where id = $1`,
);

/**
 * Keeps that a review is wanted.
 * @returns its id where a job must be sent for it: it is new, or what came of it is worth another try
 */
export async function wantReview(executor: Executor, review: NewReview): Promise<Buffer | undefined> {
  const { document, ruleset, engine, at } = review;
  const asked = await insert.first(executor, document, ruleset, at, engine, dayOf(at));
  if (asked?.is_new) return asked.id;
  if (!asked?.is_over) return undefined;
  await reopen.all(executor, asked.id);
  return asked.id;
}

/** In UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

const waiting = prepared<{ readonly count: number }, [number]>(
  'reviews-waiting',
  `select count(*)::integer as count from (select from reviews where status = 'queued' order by asked_at limit $1) as first`,
);

/** Whether so many wait already, or more. */
export async function reviewsWaiting(executor: Executor, most: number): Promise<boolean> {
  return ((await waiting.first(executor, most))?.count ?? 0) >= most;
}
