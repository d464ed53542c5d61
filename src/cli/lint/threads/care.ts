import { anyFunction, type StopReason } from '../../../lint/spectral/index.js';
import type { Ended } from './watched-thread.js';

/** As often as a document is reviewed again, each time with one more function of its rulesets left out. */
export const mostAttempts = 10;

/** What of a document's rulesets is left out, and how the rest is called. */
export interface Care {
  readonly stopped: Map<string, StopReason>;
  isOneByOne: boolean;
}

/** What ended a review is left out of the next; where it is not known, functions are called one by one to see which it is. */
export function learn(care: Care, { during, reason }: Ended, isLast: boolean): void {
  if (during !== undefined && !isLast) care.stopped.set(during, reason);
  else if (!care.isOneByOne && !isLast) care.isOneByOne = true;
  else care.stopped.set(anyFunction, reason);
}
