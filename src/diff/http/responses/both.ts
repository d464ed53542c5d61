import type { Response } from '../../../contract/index.js';
import type { Pair } from '../context.js';

/** The responses of one status that both versions have. */
export interface BothResponses {
  readonly pair: Pair;
  readonly status: string;
  readonly before: Response;
  readonly after: Response;
}
