import type { AskedRule, LintFinding } from '../../lint/index.js';
import type { LintedSource } from './lint-source.js';

/** What a review of documents gave. */
export interface Reviewed {
  readonly findings: readonly LintFinding[];
  /** The names of all files that were reviewed. */
  readonly files: ReadonlySet<string>;
  /** The rules that they were held to, each once. */
  readonly asked: readonly AskedRule[];
  /** Whether a document could not be read at all. */
  readonly isUnreadable: boolean;
}

/** A review as JSON: places are worked out when they are read, which a structured clone does not do. */
export type ReviewedText = string;

export function reviewedOf({ findings, set, asked }: LintedSource): Reviewed {
  const files = [...(set?.files.values() ?? [])].map(file => file.display);
  return { findings, files: new Set(files), asked, isUnreadable: set === undefined };
}

export function reviewedText(linted: LintedSource): ReviewedText {
  const { files, ...rest } = reviewedOf(linted);
  return JSON.stringify({ ...rest, files: [...files] });
}

/** @param text as `reviewedText` gives it */
export function parseReviewed(text: ReviewedText): Reviewed {
  const { files, ...rest } = JSON.parse(text) as Omit<Reviewed, 'files'> & { readonly files: readonly string[] };
  return { ...rest, files: new Set(files) };
}
