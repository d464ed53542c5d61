import type { BodyLimits } from './body/index.js';

/** What one request may cost. */
export interface Limits extends BodyLimits {
  /** Names in a query. Default 1000. */
  readonly queryKeys?: number;
  /** Milliseconds until a handler that has not answered is answered for with 503; 0: never. Default 300,000. */
  readonly handlerTimeout?: number;
}
