/** A kind of job: the queue that it is in, and how its work is found where the job is gone. */
export interface JobKind {
  readonly queue: string;
  /** Of an advisory lock; a number that nothing else of ours takes. */
  readonly lock: number;
  /** SQL: the hashes, as `hash`, of what has no result. */
  readonly unfinished: string;
}

/** A published document is inspected. */
export const inspections: JobKind = {
  queue: 'inspect-document',
  lock: 5_730_118,
  unfinished:
    'select d.hash from documents d where not exists (select from inspections i where i.document_hash = d.hash)',
};

/** Two documents are compared. */
export const comparisons: JobKind = {
  queue: 'compare-documents',
  lock: 5_730_119,
  unfinished: "select f.id as hash from diffs f where f.status = 'queued'",
};
