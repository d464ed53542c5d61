import { mediaKind } from '../../plan/index.js';
import { readJsonText } from './json-text.js';
import type { Reading } from './reading.js';

/** A decoded text of a `content` parameter as the value of its media type: JSON is parsed, anything else is a string. */
export function readContent(text: string, contentType: string, reading: Reading): unknown {
  return mediaKind(contentType) === 'json' ? readJsonText(text, reading) : text;
}
