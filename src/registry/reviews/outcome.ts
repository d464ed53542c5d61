import type { components } from '../../../generated/types.js';
import type { LimitKind, Outcome } from '../inspections/outcome.js';
import type { RulesetFault } from './check-ruleset.js';
import type { RulesetSettings } from './ruleset.js';

/** A document to review, as bytes. */
export interface ReviewTask {
  readonly document: Uint8Array;
  readonly ruleset: RulesetSettings;
  /** The day that x-sunset and the expiry of notes are held against. */
  readonly now: string;
}

/** What is kept of a review beside its findings. */
export type ReviewSummary = Pick<components['schemas']['DoneReview'], 'counts' | 'kept' | 'suppressed'>;

/** What is wrong with a ruleset, or why nobody can say. Plain data. */
export type RulesetOutcome =
  | { readonly kind: 'checked'; readonly faults: readonly RulesetFault[] }
  | Extract<Outcome, { kind: LimitKind }>;

/** What came of a review, or why nothing did. Plain data. */
export type ReviewOutcome =
  | {
      readonly kind: 'reviewed';
      readonly summary: ReviewSummary;
      /** A list, as JSON: it goes from the thread to the database, and nobody between them parses it. */
      readonly findings: string;
    }
  | Extract<Outcome, { kind: LimitKind }>;
