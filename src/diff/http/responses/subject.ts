import type { Json } from '../../../document/index.js';
import { ownerOf } from '../owner.js';
import type { BothResponses } from './both.js';

/** What tells the change of a response from that of another: names alone. A component is one, with whichever statuses it comes. */
export function responseSubject({ pair, status, before }: BothResponses): readonly Json[] {
  const owner = ownerOf(before.location, pair.before);
  return owner[0] === 'responses' ? owner : [...owner, status];
}
