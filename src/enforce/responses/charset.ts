import { parseMediaType } from '../media/index.js';
import { type ResponseViolation, violation } from './violation.js';

const written = new Set(['utf-8', 'utf8', 'us-ascii']);

/** A text goes out in UTF-8: a content type that says otherwise would have the client read another one. */
export function charsetViolation(contentType: string): ResponseViolation | undefined {
  const charset = parseMediaType(contentType)?.parameters.get('charset');
  if (charset === undefined || written.has(charset.toLowerCase())) return undefined;
  return violation('content-type', 'charset', 'a text is sent in UTF-8, and its charset is another: give its bytes');
}
