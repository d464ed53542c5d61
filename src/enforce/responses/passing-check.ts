import type { ResponseViolation } from './violation.js';

/** Checks a body that someone else writes, piece by piece or as a whole. */
export interface PassingCheck {
  /** Why a part of the body was not checked; undefined where all was. */
  readonly unchecked: string | undefined;
  /** Checks what can be checked of a piece. */
  take(bytes: Buffer): readonly ResponseViolation[] | undefined;
  /** What may be sent now that a piece was taken. */
  releasable(bytes: Buffer): Buffer | undefined;
  /** What is still held back at the end. */
  rest(): Buffer | undefined;
  end(): readonly ResponseViolation[] | undefined;
  /** Checks a body that is there as a whole. */
  whole(bytes: Buffer): readonly ResponseViolation[] | undefined;
  /** The whole body without what its schema does not declare, as plain bytes; undefined where that is all of it. */
  stripped(bytes: Buffer): Buffer | undefined;
}
