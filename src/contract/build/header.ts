// https://spec.openapis.org/oas/v3.2.0.html#header-object
import { child, flag, members, type ObjectNode, objectChild, place, saidByExtensions, text } from '../node.js';
import type { Header, MediaType } from '../types.js';
import type { Builder } from './builder.js';
import { type Dereferenced, dereference } from './reference.js';

const none: readonly Header[] = Object.freeze([]);

/** Makes the media types of a `content` map; given, as a media type's encodings hold headers in turn. */
export type ContentOf = (builder: Builder, node: ObjectNode) => readonly MediaType[];

/** The headers of a response or an encoding. `Content-Type` is ignored there: the media type says it already. */
export function headersOf(builder: Builder, node: ObjectNode, contentOf: ContentOf): readonly Header[] {
  const entries = members(objectChild(node, 'headers'));
  if (entries.length === 0) return none;
  const found: Header[] = [];
  for (const [name, value] of entries) {
    const target = dereference(builder, value);
    if (target === undefined || name.toLowerCase() === 'content-type') continue;
    found.push(
      target.description === undefined
        ? builder.once(`header ${name}`, target.node, () => toHeader(builder, name, target, contentOf))
        : toHeader(builder, name, target, contentOf),
    );
  }
  return Object.freeze(found);
}

function toHeader(builder: Builder, name: string, target: Dereferenced, contentOf: ContentOf): Header {
  const { node } = target;
  const schema = child(node, 'schema');
  const [content] = contentOf(builder, node);
  const description = target.description ?? text(node, 'description');
  return Object.freeze({
    name,
    required: flag(node, 'required') ?? false,
    deprecated: flag(node, 'deprecated') ?? false,
    ...(description !== undefined && { description }),
    ...saidByExtensions(node),
    explode: flag(node, 'explode') ?? false,
    ...(schema && { schema: builder.schemaAt(schema) }),
    ...(!schema && content && { content }),
    get location() {
      return place(node);
    },
  });
}
