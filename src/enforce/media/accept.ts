import type { MediaPlan } from '../../plan/index.js';
import { parameterMatches, specificity } from './media-range.js';
import { type MediaType, parseMediaType } from './media-type.js';

interface AcceptRange {
  readonly range: MediaType;
  /** From 0 to 1. */
  readonly quality: number;
}

const mostRanges = 100;

/**
 * Finds the declared media type that a client wants most, https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1.
 * Of equals the one declared first. As lenient as Express's `request.accepts`: a header of which nothing can be read wishes nothing.
 * @returns a function from an Accept header to the plan; undefined where none is acceptable (406)
 */
export function acceptChooser(content: readonly MediaPlan[]): (accept: string | undefined) => MediaPlan | undefined {
  const types = content.map(({ range }) => parseMediaType(range));
  const first = content[0];
  return accept => {
    if (accept === undefined || accept === '*/*') return first;
    const ranges = parseAccept(accept);
    if (ranges.length === 0) return first;
    let best: MediaPlan | undefined;
    let bestQuality = 0;
    for (const [index, type] of types.entries()) {
      const quality = type ? qualityOf(type, ranges) : 0;
      if (quality > bestQuality) {
        bestQuality = quality;
        best = content[index];
      }
    }
    return best;
  };
}

/** Members that can't be read count for nothing, as empty ones do: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2 */
export function parseAccept(accept: string): readonly AcceptRange[] {
  const ranges: AcceptRange[] = [];
  for (const member of splitMembers(accept)) {
    const parsed = parseMediaType(member) ?? parseStar(member);
    if (!parsed) continue;
    const parameters = new Map(parsed.parameters);
    const quality = qualityValue(parameters.get('q'));
    parameters.delete('q');
    if (quality !== undefined) ranges.push({ range: { ...parsed, parameters }, quality });
  }
  return ranges;
}

/** A bare `*`, which stands for all, as Java's own client sends it by default. */
function parseStar(member: string): MediaType | undefined {
  const text = member.trimStart();
  return text.startsWith('*') && !text.startsWith('*/') ? parseMediaType(`*/${text}`) : undefined;
}

function splitMembers(accept: string): readonly string[] {
  if (!accept.includes('"')) return accept.split(',', mostRanges);
  const members: string[] = [];
  let quoted = false;
  let start = 0;
  for (let index = 0; index <= accept.length && members.length < mostRanges; index += 1) {
    const character = accept[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === undefined || (character === ',' && !quoted)) {
      members.push(accept.slice(start, index));
      start = index + 1;
    }
  }
  return members;
}

/** With any number of digits, and none before the point: more than https://www.rfc-editor.org/rfc/rfc9110#section-12.4.2 has. */
function qualityValue(text: string | undefined): number | undefined {
  if (text === undefined) return 1;
  return /^(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Math.min(Number(text), 1) : undefined;
}

/** The most specific range that fits decides, even where it refuses. */
function qualityOf(type: MediaType, ranges: readonly AcceptRange[]): number {
  let quality = 0;
  let bestScore = 0;
  for (const accepted of ranges) {
    const matches = parameterMatches(accepted.range, type);
    // a declared range may be answered with anything in it, so a client's narrower wish fits it too
    const closeness = specificity(accepted.range, type) || specificity(type, accepted.range);
    if (closeness === 0 || matches === undefined) continue;
    const score = closeness * 100 + matches;
    if (score < bestScore || (score === bestScore && accepted.quality <= quality)) continue;
    bestScore = score;
    quality = accepted.quality;
  }
  return quality;
}
