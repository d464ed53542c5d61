import type { Severity } from './severity.js';

/** One row of the catalogue of codes. */
export interface CodeEntry {
  readonly severity: Severity;
  /** What the code means, in one sentence. */
  readonly what: string;
  /** Why it matters, with the section of the standard where there is one. */
  readonly why: string;
  /** What to do, in the imperative; the default remedy of a finding. */
  readonly remedy: string;
}
