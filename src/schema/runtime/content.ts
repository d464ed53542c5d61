import { encodings } from '../formats/encodings.js';
import { type Frame, fail } from './frame.js';

/** Texts that hold encoded data. https://json-schema.org/draft/2020-12/json-schema-validation#section-8 */
export function contentEncoding(encoding: string, frame: Frame): void {
  if (typeof frame.value !== 'string' || isEncoded(frame.value, encoding)) return;
  fail(frame, 'contentEncoding', `must be encoded in ${encoding}`);
}

export function contentMediaType(media: string, frame: Frame): void {
  const encoding = frame.schema['contentEncoding'];
  if (typeof frame.value !== 'string') return;
  if (isMedia(frame.value, media, typeof encoding === 'string' ? encoding : undefined)) return;
  fail(frame, 'contentMediaType', `must be a text of ${media}`);
}

export function isEncoded(text: string, encoding: string): boolean {
  const known = encodings.get(encoding.toLowerCase());
  return !known || known.test(text);
}

/** Whether JSON is JSON; of other media types nothing is known. A wrong encoding is told elsewhere. */
export function isMedia(text: string, media: string, encoding: string | undefined): boolean {
  if (!/^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(media)) return true;
  const known = encoding === undefined ? undefined : encodings.get(encoding.toLowerCase());
  if (encoding !== undefined && !known?.test(text)) return true;
  try {
    JSON.parse(known ? known.decode(text) : text);
    return true;
  } catch {
    return false;
  }
}
