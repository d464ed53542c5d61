import type { AskedRule, LintFinding } from '../../lint/index.js';
import { isWhole, type LintedSource } from './linted-source.js';

/** What a review of documents gave. */
export interface Reviewed {
  readonly findings: readonly LintFinding[];
  /** The names of all files that were reviewed as a whole. */
  readonly files: ReadonlySet<string>;
  /** Those of files that were not, since a part of them or of what they belong to could not be read. */
  readonly partial: ReadonlySet<string>;
  /** The rules that they were held to, each once. */
  readonly asked: readonly AskedRule[];
  /** Those that were not asked of all of a document, with its files. */
  readonly unasked: readonly UnaskedIn[];
  /** Whether a document could not be read, or only in part. */
  readonly isUnreadable: boolean;
}

export interface UnaskedIn {
  readonly files: readonly string[];
  /** By code. */
  readonly rules: readonly string[];
}

/** @param rules of a document that were not asked of all of it */
export function unaskedIn(files: Iterable<string>, rules: readonly string[]): readonly UnaskedIn[] {
  return rules.length > 0 ? [{ files: [...files], rules }] : [];
}

/** A review as JSON: places are worked out when they are read, which a structured clone does not do. */
export type ReviewedText = string;

export function reviewedOf(linted: LintedSource): Reviewed {
  const { findings, set, asked } = linted;
  const names = new Set([...(set?.files.values() ?? [])].map(file => file.display));
  const none = new Set<string>();
  // where a part of one file is missing, much is not told of the others either
  const [files, partial] = isWhole(linted) ? [names, none] : [none, names];
  const unasked = unaskedIn(names, linted.unasked);
  return { findings, files, partial, asked, unasked, isUnreadable: set === undefined || set.root.holes.length > 0 };
}

export function reviewedText(linted: LintedSource): ReviewedText {
  const { files, partial, ...rest } = reviewedOf(linted);
  return JSON.stringify({ ...rest, files: [...files], partial: [...partial] });
}

/** @param text as `reviewedText` gives it */
export function parseReviewed(text: ReviewedText): Reviewed {
  const { files, partial, ...rest } = JSON.parse(text) as Omit<Reviewed, 'files' | 'partial'> & {
    readonly files: readonly string[];
    readonly partial: readonly string[];
  };
  return { ...rest, files: new Set(files), partial: new Set(partial) };
}
