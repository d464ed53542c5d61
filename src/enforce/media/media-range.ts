import type { MediaType } from './media-type.js';

/** How closely a range fits: none, by anything, by type, by suffix (`application/*+json`), by subtype. */
export type Specificity = 0 | 1 | 2 | 3 | 4;

/** https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 */
export function specificity(range: MediaType, media: MediaType): Specificity {
  if (range.type === '*') return range.subtype === '*' ? 1 : 0;
  if (range.type !== media.type) return 0;
  if (range.subtype === '*') return 2;
  if (range.subtype.startsWith('*+')) return media.subtype.endsWith(range.subtype.slice(1)) ? 3 : 0;
  return range.subtype === media.subtype ? 4 : 0;
}

/** Parameters whose values have no case. */
const caseless: ReadonlySet<string> = new Set(['charset']);

/**
 * How many of a declared range's parameters a media type has.
 * @returns undefined where it contradicts one. A charset that isn't given contradicts none: JSON and forms have one only
 */
export function parameterMatches(range: MediaType, media: MediaType): number | undefined {
  let matches = 0;
  for (const [name, wanted] of range.parameters) {
    const given = media.parameters.get(name);
    if (given === undefined && caseless.has(name)) continue;
    // plans hold ranges in lower case
    if (given === undefined || given.toLowerCase() !== wanted.toLowerCase()) return undefined;
    matches += 1;
  }
  return matches;
}
