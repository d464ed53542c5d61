// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import type { MediaType } from '../../../contract/index.js';
import { normaliseRange } from '../../../plan/index.js';
import { covering } from './range.js';

/** What both versions say of the bodies of a media type or range, or one alone. */
export interface MediaPair {
  /** The narrower one of the two ranges. */
  readonly range: string;
  readonly before?: MediaType;
  readonly after?: MediaType;
}

/** Pairs media types: one that falls under a range of the other version is paired with that. */
export function pairMedia(before: readonly MediaType[], after: readonly MediaType[]): readonly MediaPair[] {
  const ranges = new Map([...after, ...before].map(({ range }) => [normaliseRange(range), range]));
  const pairs: MediaPair[] = [];
  for (const range of ranges.values()) {
    const [old, now] = [covering(before, range), covering(after, range)];
    // a range whose own side has a narrower one for it alone is told by that one
    if (pairs.some(pair => pair.before === old && pair.after === now)) continue;
    pairs.push({ range, ...(old && { before: old }), ...(now && { after: now }) });
  }
  return pairs;
}
