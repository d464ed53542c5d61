import type { DocumentSet } from '../../document/index.js';
import type { LintReport } from '../../lint/index.js';

/** What a review of one source gave. */
export interface LintedSource extends Pick<LintReport, 'findings' | 'suppressed' | 'asked' | 'unasked' | 'fixes'> {
  readonly source: string;
  /** Undefined where it could not be read at all. */
  readonly set: DocumentSet | undefined;
}

/** Whether nothing of a document had to be left out since it could not be read. */
export function isWhole({ set }: Pick<LintedSource, 'set'>): boolean {
  return set !== undefined && [...set.files.values()].every(({ holes }) => holes.length === 0);
}
