import { isNestedDeeper } from './json-structure.js';
import { isBeyondDoubles } from './number-range.js';
import type { Reading } from './reading.js';

/** As deep as a JSON body may be by default. Checks of recursive schemas call themselves for each level. */
const deepest = 200;

/** A JSON text within a parameter or form field; a fault is left in `reading`. */
export function readJsonText(text: string, reading: Reading): unknown {
  if (isNestedDeeper(Buffer.from(text), deepest)) {
    reading.fault = 'too-deep';
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (!isBeyondDoubles(text, value)) return value;
    reading.fault = 'number-range';
    return undefined;
  } catch {
    // a text that could not be decoded is none to speak of
    reading.fault ??= 'malformed';
    return undefined;
  }
}
