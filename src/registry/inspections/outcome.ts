import type { Finding, Inspection } from 'specwright';

/** A document to look into. */
export interface Task {
  /** What the findings call it. */
  readonly name: string;
  /** Its text, or the bytes that should be one. */
  readonly text: string | Uint8Array;
  /** Default: by the text. */
  readonly format?: 'json' | 'yaml';
}

/** The first findings, and how many there are. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly findingsTotal: number;
}

/** What is in a document, or why that can't be said. Plain data. */
export type Outcome =
  | (Findings & { readonly kind: 'inspected'; readonly inspection: Inspection; readonly unenforcedTotal: number })
  | (Findings & { readonly kind: 'unusable' })
  | { readonly kind: LimitKind };

/** Which limit ended it: of a processor's time, of memory, or of patience with a machine that had no processor for it. */
export type LimitKind = 'too-long' | 'too-large' | 'too-busy';
