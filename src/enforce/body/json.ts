import { hasTooManyKeys, isBeyondDoubles, isNestedDeeper } from '../parameters/index.js';
import type { BodySettings } from './limits.js';
import { decodeUtf8 } from './text.js';

export type ParsedJson =
  | { readonly value: unknown }
  | { readonly refusal: 'encoding' | 'number-range' | 'too-deep' | 'too-many-keys' }
  /** With the text that is no JSON. */
  | { readonly refusal: 'malformed'; readonly text: string };

/** Throws where the text is not JSON. */
export type JsonParse = (text: string) => unknown;

export type JsonLimits = Pick<BodySettings, 'depth' | 'jsonKeys'>;

/** JSON text in UTF-8, https://www.rfc-editor.org/rfc/rfc8259#section-8.1. `__proto__` is a key like any other to JSON.parse. */
export function parseJson(bytes: Buffer, { depth, jsonKeys }: JsonLimits, parse: JsonParse = JSON.parse): ParsedJson {
  const text = decodeUtf8(bytes);
  // Of bytes, not values: a text of 100,000 brackets is refused before anything is built of it.
  if ((text === undefined || hasMoreOpeners(text, depth)) && isNestedDeeper(bytes, depth))
    return { refusal: 'too-deep' };
  if (hasTooManyKeys(bytes, jsonKeys)) return { refusal: 'too-many-keys' };
  if (text === undefined) return { refusal: 'encoding' };
  try {
    const value = parse(text);
    return isBeyondDoubles(text, value) ? { refusal: 'number-range' } : { value };
  } catch {
    return { refusal: 'malformed', text };
  }
}

/** Most bodies have too few brackets to be too deep, wherever they stand: finding those few takes no time. */
function hasMoreOpeners(text: string, most: number): boolean {
  // each level takes two characters
  if (text.length <= most * 2) return false;
  const left = most - occurrences(text, '{', most);
  return left < 0 || occurrences(text, '[', left) > left;
}

/** @returns how often a character stands in a text; one more than `most` for all that is more than that */
function occurrences(text: string, character: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0 && count <= most; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
