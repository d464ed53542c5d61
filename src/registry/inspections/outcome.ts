import type { Finding, Inspection } from 'specwright';
import type { Comparison } from '../diffs/outcome.js';

/** A document to look into. */
export interface Task {
  /** What the findings call it. */
  readonly name: string;
  /** Its text, or the bytes that should be one. */
  readonly text: string | Uint8Array;
  /** Default: by the text. */
  readonly format?: 'json' | 'yaml';
}

/** A task as the thread gets it: what is in the document, what is kept of it beside its bytes, or what differs in two. */
export type ThreadTask =
  | (Task & { readonly want: 'inspection' | 'facts' })
  | (Comparison & { readonly want: 'comparison' });

/** The first findings, and how many there are. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
}

/** What is in a document, or why that can't be said. Plain data. */
export type Outcome =
  | (Findings & { readonly kind: 'inspected'; readonly inspection: Inspection; readonly unenforcedTotal: number })
  | (Findings & { readonly kind: 'unusable' })
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-large' };
