import { encodings } from '../formats/encodings.js';
import { type Frame, fail } from './frame.js';
import type { CheckSchema } from './rules.js';

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

/** The value that a text of JSON holds is held against a schema of its own; what is wrong with it is told of the text. */
export function contentSchema(schema: CheckSchema, frame: Frame): void {
  const { contentMediaType: media, contentEncoding: encoding } = frame.schema;
  if (typeof frame.value !== 'string' || typeof media !== 'string') return;
  const read = jsonOf(frame.value, typeof encoding === 'string' ? encoding : undefined);
  if (typeof read === 'string') return;
  const { violations } = frame.evaluate(schema, read.value, '', frame.rules, 'contentSchema');
  for (const { pointer, code, message } of violations) {
    fail(frame, 'contentSchema', `holds JSON that breaks ${code}: ${pointer === '' ? 'it' : pointer} ${message}`);
  }
}

/** Whether JSON is JSON; of other media types nothing is known. A wrong encoding is told elsewhere. */
export function isMedia(text: string, media: string, encoding: string | undefined): boolean {
  return !isJsonMedia(media) || jsonOf(text, encoding) !== 'malformed';
}

export function isJsonMedia(media: string): boolean {
  return /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(media);
}

function jsonOf(text: string, encoding: string | undefined): { readonly value: unknown } | 'encoded' | 'malformed' {
  const known = encoding === undefined ? undefined : encodings.get(encoding.toLowerCase());
  if (encoding !== undefined && !known?.test(text)) return 'encoded';
  try {
    return { value: JSON.parse(known ? known.decode(text) : text) };
  } catch {
    return 'malformed';
  }
}
