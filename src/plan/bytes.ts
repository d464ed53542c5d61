import type { JsonObject } from '../document/index.js';
import { mediaKind } from './media-kind.js';
import { own } from './schema-walk.js';

/**
 * Whether a string schema is about bytes as they are: `format: binary` (3.0), a `contentMediaType` that is neither text
 * nor JSON without an encoding that would make text of it, or the encoding `binary`.
 * https://spec.openapis.org/oas/v3.2.0.html#working-with-binary-data
 */
export function isBytes(json: JsonObject): boolean {
  if (own(json, 'format') === 'binary') return true;
  const encoding = own(json, 'contentEncoding');
  if (encoding !== undefined) return encoding === 'binary';
  const media = own(json, 'contentMediaType');
  return typeof media === 'string' && mediaKind(media.toLowerCase()) === 'binary';
}
