import type { StopReason } from '../../../lint/spectral/index.js';
import type { ReviewedText } from '../reviewed.js';

/** What a thread is made with. */
export interface ThreadStart {
  readonly day: string;
  readonly cwd: string;
  readonly folder: string;
  /** JSON of what the project's settings say of lint, looked at before. */
  readonly config: string;
  /** JSON of the places of the modules that have the project's own rules. */
  readonly ownPlaces: string;
  /** JSON of the options that a review depends on. */
  readonly options: string;
  /** What the thread tells of users' code, as watch.ts has it. */
  readonly state: SharedArrayBuffer;
}

/** One document to be reviewed. */
export interface ReviewTask {
  readonly source: string;
  readonly display: string | undefined;
  /** What standard input had, where that is the document. */
  readonly input: Uint8Array | undefined;
  /** What ended earlier reviews of it, by name. */
  readonly stopped: readonly (readonly [string, StopReason])[];
  readonly isOneByOne: boolean;
}

/** What a thread answers. */
export type ReviewAnswer =
  | { readonly reviewed: ReviewedText }
  /** The settings cannot be used: whoever reads them beside their file says why. */
  | { readonly refused: true }
  | { readonly failed: { readonly name: string; readonly message: string; readonly stack: string } };
