import { type Database, type Executor, prepared, withTransaction } from 'specwright/database';
import type { ReviewSummary } from '../reviews/outcome.js';
import type { RulesetSettings } from '../reviews/ruleset.js';
import type { ReviewFailure } from './reviews.js';

/** What a worker needs of a review. */
export interface ReviewToMake {
  readonly document: Buffer;
  /** Of the document, in hexadecimal digits. */
  readonly sha256: string;
  readonly ruleset: RulesetSettings;
}

/** Who made a review, and when. */
export interface MadeBy {
  readonly engine: string;
  readonly day: string;
  readonly at: Date;
}

const task = prepared<ReviewToMake, [Buffer]>(
  'review-task',
  `select d.content as document, encode(d.hash, 'hex') as sha256, s.settings as ruleset
    from reviews r
    join documents d on d.hash = r.document_hash
    join rulesets s on s.digest = r.ruleset_digest
    where r.id = $1 and r.status = 'queued'`,
);

/** @returns undefined where there is nothing left to do */
export function reviewTask(executor: Executor, id: Buffer): Promise<ReviewToMake | undefined> {
  return task.first(executor, id);
}

type Values = [Buffer, string, string | null, string | null, string, string, Date];
const end = prepared<{ readonly status: string }, Values>(
  'end-review',
  `update reviews set status = $2, reason = $3, summary = $4, engine = $5, day = $6, finished_at = $7
    where id = $1 and status = 'queued' returning status`,
);
const removeFindings = prepared<never, [Buffer]>(
  'remove-review-findings',
  'delete from review_findings where review_id = $1',
);
const insertFindings = prepared<never, [Buffer, string]>(
  'insert-review-findings',
  `insert into review_findings (review_id, position, code, severity, finding)
    select $1, place, one->>'code', one->>'severity', one
    from json_array_elements($2::json) with ordinality as listed (one, place) order by place`,
);

/** Keeps what a review gave, all of it or nothing, in the place of what it gave before. @param findings a list as JSON */
export async function finishReview(
  database: Database,
  id: Buffer,
  { summary, findings }: { readonly summary: ReviewSummary; readonly findings: string },
  { engine, day, at }: MadeBy,
): Promise<void> {
  await withTransaction(database, async trx => {
    if (!(await end.first(trx, id, 'done', null, JSON.stringify(summary), engine, day, at))) return;
    await removeFindings.all(trx, id);
    if (findings !== '[]') await insertFindings.all(trx, id, findings);
  });
}

/** Keeps why a review has no findings. */
export async function failReview(executor: Executor, id: Buffer, reason: ReviewFailure, made: MadeBy): Promise<void> {
  await end.first(executor, id, 'failed', reason, null, made.engine, made.day, made.at);
}

/** Which findings are asked for; null: any. */
export interface FindingsAsked {
  readonly severity: string | null;
  readonly code: string | null;
  /** The position of the last one that is not wanted. */
  readonly after: number;
  readonly most: number;
}

export interface FindingRow {
  readonly position: number;
  readonly finding: unknown;
}

const findings = prepared<FindingRow, [Buffer, number, string | null, string | null, number]>(
  'review-findings',
  `select position, finding from review_findings
    where review_id = $1 and position > $2 and ($3::text is null or severity = $3) and ($4::text is null or code = $4)
    order by position limit $5`,
);

/** The findings of a review, in the document's order. */
export function reviewFindings(
  executor: Executor,
  id: Buffer,
  { severity, code, after, most }: FindingsAsked,
): Promise<readonly FindingRow[]> {
  return findings.all(executor, id, after, severity, code, most);
}

const remove = prepared<never, [Date]>(
  'remove-old-reviews',
  `delete from reviews where id in (
      select id from reviews r
      where status <> 'queued' and asked_at < $1 and not exists (
        select from versions v join apis a on a.id = v.api_id
        where v.document_hash = r.document_hash and a.ruleset_digest = r.ruleset_digest
      )
      order by asked_at limit 1000
    ) and asked_at < $1`,
);

/** Removes what nobody has asked for since, unless a version of an API with that ruleset has it. */
export async function removeOldReviews(executor: Executor, since: Date): Promise<void> {
  await remove.all(executor, since);
}
