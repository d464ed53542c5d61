import type { MediaType } from '../../../contract/index.js';
import { mediaKind, normaliseRange } from '../../../plan/index.js';

/** How bodies of a range are read; of an open range as JSON, which most of them are. */
export function kindOf(range: MediaType['range']) {
  const kind = mediaKind(normaliseRange(range));
  return kind === 'binary' && /^(?:\*|application)\/\*/.test(range.trim()) ? 'json' : kind;
}

/** Whether bodies of a range are parts which are no fields of a form. */
export function isMultipart(range: MediaType['range']): boolean {
  return /^multipart\/(?!form-data)/.test(normaliseRange(range));
}
