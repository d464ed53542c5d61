import type { Diagnostic } from 'vscode-languageserver/node';
import type { Edit } from '../document/index.js';

/** A document to be reviewed, as its editor shows it. */
export interface ReviewRequest {
  /** Of the root document; absolute. */
  readonly path: string;
  /** The folder of the project that it belongs to: where its settings are, and what names of files are relative to. */
  readonly folder: string;
  /** What the editor holds, by absolute path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What a review gave; it goes from thread to thread. */
export interface Review {
  /** All files that the document reaches, those without a finding too. */
  readonly files: readonly ReviewedFile[];
  /** What the rules say of themselves that are not Specwright's own, by code. */
  readonly pages: { readonly [code: string]: string };
}

export interface ReviewedFile {
  readonly uri: string;
  readonly findings: readonly ReviewedFinding[];
}

/** A finding as an editor shows it. */
export interface ReviewedFinding {
  readonly diagnostic: Diagnostic;
  /** What mends it, where there is one mechanical answer. */
  readonly fix?: {
    /** What that does, in a sentence. */
    readonly title: string;
    readonly edits: readonly Edit[];
  };
}

/** Who reviews documents: away from the thread that answers the editor. */
export interface Reviewer {
  /** Gets ready: an editor is there. */
  start(): void;
  /** @throws Error where the review came to no end */
  review(request: ReviewRequest): Promise<Review>;
  /** Settings, rulesets and what else a review depends on are read anew the next time. */
  forget(): void;
  close(): Promise<void>;
}
