import type { Location, ReportOptions } from '../../diagnostics/index.js';
import type { Comparison, Review } from '../review/review.js';

/** What a format may need beside the review. */
export interface FormatOptions extends ReportOptions {
  /** Whether safe changes are listed, and every operation that a change reaches; else they are counted. */
  readonly all?: boolean;
  /** Whether a risky change fails the command; `junit` tells it as a failure then. */
  readonly riskyFails?: boolean;
  /** Where the new document is nearest to a place of the old one: for what is gone, shown at the new one's lines. */
  readonly nearest?: (comparison: Comparison, before: Location) => Location | undefined;
}

/** Turns a review into one whole report. Never throws, and escapes whatever a document may have put into a name. */
export type Format = (review: Review, options: FormatOptions) => string;
