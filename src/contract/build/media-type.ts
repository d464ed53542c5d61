// https://spec.openapis.org/oas/v3.2.0.html#media-type-object
import { asObject, child, items, members, type ObjectNode, objectChild, place } from '../node.js';
import type { MediaType } from '../types.js';
import { isSince } from '../version.js';
import type { Builder } from './builder.js';
import { toEncoding } from './encoding.js';
import { examplesOf } from './example.js';
import { dereference } from './reference.js';

const none: readonly MediaType[] = Object.freeze([]);
const noEncoding: MediaType['encoding'] = new Map();

/** The media types of a `content` map, in its order. */
export function contentOf(builder: Builder, node: ObjectNode): readonly MediaType[] {
  const entries = members(objectChild(node, 'content'));
  if (entries.length === 0) return none;
  return Object.freeze(
    entries.flatMap(([range, value]) => {
      const target = dereference(builder, value)?.node;
      return target ? [builder.once(`media-type ${range}`, target, () => toMediaType(builder, range, target))] : [];
    }),
  );
}

/** The one media type of a parameter's `content`. */
export function singleContent(builder: Builder, node: ObjectNode): MediaType | undefined {
  return contentOf(builder, node)[0];
}

function toMediaType(builder: Builder, range: string, node: ObjectNode): MediaType {
  const schema = child(node, 'schema');
  // Items came with 3.2: earlier documents are warned that these fields mean nothing there.
  const knowsItems = isSince(builder.version, '3.2');
  const itemSchema = knowsItems ? child(node, 'itemSchema') : undefined;
  const itemEncoding = knowsItems ? objectChild(node, 'itemEncoding') : undefined;
  let examples: MediaType['examples'] | undefined;
  return Object.freeze({
    range,
    ...(schema && { schema: builder.schemaAt(schema) }),
    ...(itemSchema && { itemSchema: builder.schemaAt(itemSchema) }),
    encoding: encodingOf(builder, range, node),
    prefixEncoding: Object.freeze(
      (knowsItems ? items(node, 'prefixEncoding') : []).flatMap(item => {
        const encoding = asObject(item);
        return encoding ? [toEncoding(builder, range, encoding, contentOf)] : [];
      }),
    ),
    ...(itemEncoding && { itemEncoding: toEncoding(builder, range, itemEncoding, contentOf) }),
    get examples() {
      return (examples ??= examplesOf(builder, node));
    },
    get location() {
      return place(node);
    },
  });
}

function encodingOf(builder: Builder, range: string, node: ObjectNode): MediaType['encoding'] {
  const entries = members(objectChild(node, 'encoding'));
  if (entries.length === 0) return noEncoding;
  return new Map(
    entries.flatMap(([name, value]) => {
      const encoding = asObject(value);
      return encoding ? [[name, toEncoding(builder, range, encoding, contentOf)]] : [];
    }),
  );
}
