// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import { flag, type ObjectNode, text } from '../node.js';
import type { Encoding } from '../types.js';
import { isSince } from '../version.js';
import type { Builder } from './builder.js';
import { type ContentOf, headersOf } from './header.js';
import { isStyle } from './style.js';

/** How one part of a multipart or form body is written. @param range the media type of the body */
export function toEncoding(builder: Builder, range: string, node: ObjectNode, contentOf: ContentOf): Encoding {
  let headers: Encoding['headers'] | undefined;
  return Object.freeze({
    contentTypes: Object.freeze(splitTypes(text(node, 'contentType') ?? '')),
    // Made when first read: a header's content may have encodings whose headers are the same header again.
    get headers() {
      return (headers ??= headersOf(builder, node, contentOf));
    },
    ...(hasStyles(builder, range) && styleOf(node)),
  });
}

/** 3.0 has them ignored in multipart bodies: https://spec.openapis.org/oas/v3.0.4.html#encoding-object */
function hasStyles({ version }: Builder, range: string): boolean {
  return isSince(version, '3.1') || !/^\s*multipart\//i.test(range);
}

function styleOf(node: ObjectNode): Pick<Encoding, 'style' | 'explode' | 'allowReserved'> {
  const style = text(node, 'style');
  const explode = flag(node, 'explode');
  const allowReserved = flag(node, 'allowReserved');
  return {
    ...(isStyle(style) && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
  };
}

/** Splits at the commas outside quoted strings, as in `text/csv; header="a,b", text/plain`. */
function splitTypes(list: string): string[] {
  const parts = list.match(/(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g) ?? [];
  return parts.map(part => part.trim()).filter(part => part !== '');
}
