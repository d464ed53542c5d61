import type { Convert, HeaderPlan, MediaPlan } from '../../plan/index.js';
import type { Validate } from '../../schema/index.js';

/** What one status of an operation may carry, with its checks ready. */
export interface ResponseRule {
  readonly status: string;
  /** Those that are checked. */
  readonly headers: readonly HeaderRule[];
  /** The names of all that are declared, in lower case. */
  readonly headerNames: ReadonlySet<string>;
  readonly media: readonly MediaRule[];
  /** Where exactly one media type without wildcards is declared: it. */
  readonly only: MediaRule | undefined;
  /** The media type that a Content-Type falls under. */
  readonly choose: (contentType: string) => MediaRule | undefined;
  /** The one of `media` that a client wants most. */
  readonly prefer: (accept: string | undefined) => MediaRule | undefined;
}

export interface HeaderRule {
  readonly plan: HeaderPlan;
  readonly name: string;
  readonly check: Validate | undefined;
  readonly convert: Convert | undefined;
  /** Text to the value that the check is about. */
  readonly read: (text: string) => unknown;
}

export interface MediaRule {
  readonly plan: MediaPlan;
  /** The content type to send; undefined of a range, which fits many. */
  readonly contentType: string | undefined;
  readonly check: Validate | undefined;
  readonly itemCheck: Validate | undefined;
  readonly convert: Convert | undefined;
  readonly itemConvert: Convert | undefined;
}
