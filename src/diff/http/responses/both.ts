import type { Response } from '../../../contract/index.js';
import type { Travels } from '../../types.js';
import type { Pair } from '../context.js';

/** The responses of one status that both versions have. */
export interface BothResponses {
  readonly pair: Pair;
  readonly travels: Travels;
  /** `200`, `4XX` or `default`: the narrower one of the two. */
  readonly status: string;
  readonly before: Response;
  readonly after: Response;
}
