// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import { flag, type ObjectNode, text } from '../node.js';
import type { Encoding } from '../types.js';
import type { Builder } from './builder.js';
import { type ContentOf, headersOf } from './header.js';
import { isStyle } from './style.js';

/** How one part of a multipart or form body is written. */
export function toEncoding(builder: Builder, node: ObjectNode, contentOf: ContentOf): Encoding {
  const style = text(node, 'style');
  const explode = flag(node, 'explode');
  const allowReserved = flag(node, 'allowReserved');
  let headers: Encoding['headers'] | undefined;
  return Object.freeze({
    contentTypes: Object.freeze(splitTypes(text(node, 'contentType') ?? '')),
    // Made when first read: a header's content may have encodings whose headers are the same header again.
    get headers() {
      return (headers ??= headersOf(builder, node, contentOf));
    },
    ...(isStyle(style) && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
  });
}

/** Splits at the commas outside quoted strings, as in `text/csv; header="a,b", text/plain`. */
function splitTypes(list: string): string[] {
  const parts = list.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
  return parts.map(part => part.trim()).filter(part => part !== '');
}
