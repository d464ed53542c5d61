import type { components } from '../../../generated/types.js';
import type { LimitKind, Outcome } from '../inspections/outcome.js';
import type { DiffSettings } from './question.js';

/** Two documents to compare, as bytes. */
export interface Comparison {
  readonly base: Uint8Array;
  readonly head: Uint8Array;
  readonly options: DiffSettings;
}

/** What is kept of a comparison beside its changes. */
export type DiffSummary = Pick<components['schemas']['DoneDiff'], 'before' | 'after' | 'level' | 'counts' | 'findings'>;

/** What came of comparing, or why nothing did. Plain data. */
export type DiffOutcome =
  | {
      readonly kind: 'compared';
      readonly summary: DiffSummary;
      /** A list, as JSON: it goes from the thread to the database, and nobody between them parses it. */
      readonly changes: string;
      readonly changesTotal: number;
    }
  | { readonly kind: 'unusable' }
  | Extract<Outcome, { kind: LimitKind }>;
