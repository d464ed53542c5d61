import { isBeyondDoubles } from './number-range.js';
import type { Reading } from './reading.js';

/** As deep as a JSON body may be by default. Checks of recursive schemas call themselves for each level. */
const deepest = 200;

/** A JSON text within a parameter or form field; a fault is left in `reading`. */
export function readJsonText(text: string, reading: Reading): unknown {
  if (isNestedDeeper(text)) {
    reading.fault = 'too-deep';
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (!isBeyondDoubles(text, value)) return value;
    reading.fault = 'number-range';
    return undefined;
  } catch {
    reading.fault = 'malformed';
    return undefined;
  }
}

/** Reads the text, not values: nothing is built of what is too deep. */
function isNestedDeeper(text: string): boolean {
  // each level takes two characters
  if (text.length <= deepest * 2) return false;
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      if (++depth > deepest) return true;
    } else if (character === ']' || character === '}') depth -= 1;
  }
  return false;
}
