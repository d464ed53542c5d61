import type { MediaPlan } from '../../plan/index.js';
import { parameterMatches, specificity } from './media-range.js';
import { type MediaType, parseMediaType } from './media-type.js';

/** The declared media that a request's body came as. */
export interface RequestMedia {
  readonly plan: MediaPlan;
  readonly index: number;
  readonly media: MediaType;
}

/**
 * Finds the most specific declared range that a Content-Type fits, https://spec.openapis.org/oas/v3.2.0.html#request-body-object.
 * What is kept is the contract's own texts alone: clients' variations are parsed anew and remembered nowhere.
 * @returns a function that gives undefined where none fits (415)
 */
export function requestMediaChooser(
  content: readonly MediaPlan[],
): (contentType: string | undefined) => RequestMedia | undefined {
  const ranges = content.map(({ range }) => parseMediaType(range));
  const known = new Map<string, RequestMedia>();
  const choose = (contentType: string): RequestMedia | undefined => {
    const media = parseMediaType(contentType);
    // a body of type `*/*` is no media type
    if (!media || media.type === '*' || media.subtype.startsWith('*')) return undefined;
    return chooseAmong(content, ranges, media);
  };
  for (const { range } of content) {
    for (const text of [range, `${range};charset=utf-8`, `${range}; charset=utf-8`]) {
      const chosen = choose(text);
      if (chosen) known.set(text, chosen);
    }
  }
  return contentType => (contentType === undefined ? undefined : (known.get(contentType) ?? choose(contentType)));
}

function chooseAmong(
  content: readonly MediaPlan[],
  ranges: readonly (MediaType | undefined)[],
  media: MediaType,
): RequestMedia | undefined {
  let best: RequestMedia | undefined;
  let bestScore = 0;
  for (const [index, range] of ranges.entries()) {
    if (!range) continue;
    const matches = parameterMatches(range, media);
    const closeness = specificity(range, media);
    if (closeness === 0 || matches === undefined) continue;
    const score = closeness * 100 + matches;
    if (score <= bestScore) continue;
    bestScore = score;
    best = { plan: content[index]!, index, media };
  }
  return best;
}
