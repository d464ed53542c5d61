import type { BodySettings } from './limits.js';
import { decodeUtf8 } from './text.js';

export type ParsedJson =
  | { readonly value: unknown }
  | { readonly refusal: 'encoding' | 'too-deep' | 'too-many-keys' | 'malformed' };

export type JsonLimits = Pick<BodySettings, 'depth' | 'jsonKeys'>;

/** JSON text in UTF-8, https://www.rfc-editor.org/rfc/rfc8259#section-8.1. `__proto__` is a key like any other to JSON.parse. */
export function parseJson(bytes: Buffer, { depth, jsonKeys }: JsonLimits): ParsedJson {
  if (isTooDeep(bytes, depth)) return { refusal: 'too-deep' };
  if (hasTooManyKeys(bytes, jsonKeys)) return { refusal: 'too-many-keys' };
  const text = decodeUtf8(bytes);
  if (text === undefined) return { refusal: 'encoding' };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { refusal: 'malformed' };
  }
}

/** Reads bytes, not values: a text of 100,000 brackets is refused before anything is built of it. */
export function isTooDeep(bytes: Buffer, deepest: number): boolean {
  return hasMoreOpeners(bytes, deepest) && isNestedDeeper(bytes, deepest);
}

/** Most bodies have too few brackets to be too deep, wherever they stand: a loop this plain takes no time. */
function hasMoreOpeners(bytes: Buffer, most: number): boolean {
  // each level takes two bytes
  if (bytes.length <= most * 2) return false;
  let openers = 0;
  // [ and { differ in one bit
  for (let index = 0; index < bytes.length; index += 1) if ((bytes[index]! | 0x20) === 0x7b) openers += 1;
  return openers > most;
}

function isNestedDeeper(bytes: Buffer, deepest: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quoted) {
      if (byte === 0x5c) index += 1;
      else if (byte === 0x22) quoted = false;
    } else if (byte === 0x22) quoted = true;
    else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > deepest) return true;
    } else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return false;
}

/** A property takes at least four bytes, `"":0`: only a body longer than that many times the limit is looked at. */
export function hasTooManyKeys(bytes: Buffer, most: number): boolean {
  if (bytes.length <= most * 4) return false;
  let keys = 0;
  let quoted = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (quoted) {
      if (byte === 0x5c) index += 1;
      else if (byte === 0x22) quoted = false;
    } else if (byte === 0x22) quoted = true;
    else if (byte === 0x3a && ++keys > most) return true;
  }
  return false;
}
