import type { StopReason } from '../../lint/spectral/index.js';
import type { Review, ReviewRequest } from '../../lsp/index.js';

/** What the thread is made with. */
export interface ThreadStart {
  /** What the thread tells of users' code. */
  readonly state: SharedArrayBuffer;
  /** What ended earlier threads, by name: it is left out. */
  readonly stopped: readonly (readonly [string, StopReason])[];
  readonly isOneByOne: boolean;
}

/** What the thread is asked. */
export type Question = { readonly request: ReviewRequest } | { readonly forget: true };

/** What it answers. */
export type Answer = { readonly review: Review } | { readonly error: string };
