/** A kind of job: the queue that it is in, and how its work is found where the job is gone. */
export interface JobKind {
  readonly queue: string;
  /** Of an advisory lock; a number that nothing else of ours takes. */
  readonly lock: number;
  /** SQL: the hashes, as `hash`, of what has no result. */
  readonly unfinished: string;
}

/** A job to be done. */
export interface NewJob {
  readonly kind: JobKind;
  /** What it is about: a SHA-256. */
  readonly hash: Buffer;
}

/** A published document is inspected. */
export const inspections: JobKind = {
  queue: 'inspect-document',
  lock: 5_730_118,
  unfinished:
    'select d.hash from documents d where not exists (select from inspections i where i.document_hash = d.hash)',
};

/** A document is reviewed under a ruleset. */
export const reviews: JobKind = {
  queue: 'review-document',
  lock: 5_730_120,
  unfinished: "select r.id as hash from reviews r where r.status = 'queued'",
};

/** Two documents are compared. */
export const comparisons: JobKind = {
  queue: 'compare-documents',
  lock: 5_730_119,
  unfinished: "select f.id as hash from diffs f where f.status = 'queued'",
};
