import { canonical, type Json } from '../../document/index.js';
import { encodings } from '../formats/encodings.js';
import { isJsonMedia } from '../runtime/content.js';
import type { CheckSchema } from '../runtime/rules.js';
import { shapeOf } from './format-shapes.js';
import type { Reading } from './reading.js';
import { type Term, type Terms, types } from './terms.js';

type Written = Exclude<CheckSchema, boolean>;

/** Of encodings, the format of the OpenAPI registry that has the same texts. https://spec.openapis.org/registry/format/ */
const formats: ReadonlyMap<string, string> = new Map([
  ['base64', 'byte'],
  ['base64url', 'base64url'],
]);

const five = '[A-Z2-7]';
/** Of those whose texts are regular, which they are. */
const patterns: ReadonlyMap<string, string> = new Map([
  ['base32', `^(?:${five}{8})*(?:${five}{7}=|${five}{5}={3}|${five}{4}={4}|${five}{2}={6})?$`],
  ['base16', '^(?:[0-9A-Fa-f]{2})*$'],
  ['7bit', '^[\\u0001-\\u007f]*$'],
]);
const anyText = new Set(['8bit', 'binary']);

/** Which texts are encoded so, as `isEncoded` judges them. https://json-schema.org/draft/2020-12/json-schema-validation#section-8.3 */
export function encodingOf(name: string, schema: Written, { terms, isOwn }: Reading): Term {
  const encoding = name.toLowerCase();
  if (!encodings.has(encoding) || anyText.has(encoding)) return terms.true;
  const format = formats.get(encoding);
  if (format !== undefined && !isOwn(format)) return terms.text('format', format, types.string);
  const pattern = format === undefined ? patterns.get(encoding) : shapeOf(format)?.inner;
  return pattern === undefined ? opaque(schema, terms) : terms.text('pattern', pattern, types.string);
}

/** Which texts are of a media type: of other than JSON nothing is known, nor of JSON in an encoding that is not known. */
export function mediaOf(media: string, schema: Written, { terms }: Reading): Term {
  const encoding = schema['contentEncoding'];
  const isUnread = typeof encoding === 'string' && !encodings.has(encoding.toLowerCase());
  return isJsonMedia(media) && !isUnread ? opaque(schema, terms) : terms.true;
}

/** What checks alone can read. */
function opaque({ contentEncoding, contentMediaType, contentSchema }: Written, terms: Terms): Term {
  const said = Object.entries({ contentEncoding, contentMediaType, contentSchema }).filter(
    ([, each]) => each !== undefined,
  );
  return terms.text('opaque', canonical(Object.fromEntries(said) as Json), types.string); // undefined is taken out
}
