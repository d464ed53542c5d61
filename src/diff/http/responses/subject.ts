import type { Json } from '../../../document/index.js';
import { ownerOf } from '../owner.js';
import type { BothResponses } from './both.js';

/** What tells the change of a response from that of another: names alone. */
export function responseSubject({ pair, status, before }: BothResponses): readonly Json[] {
  return [...ownerOf(before.location, pair.before), status];
}
