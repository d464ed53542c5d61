// https://spec.openapis.org/oas/v3.2.0.html#header-object
import { child, flag, members, type ObjectNode, objectChild, place, text } from '../node.js';
import type { Header } from '../types.js';
import type { Builder } from './builder.js';
import { singleContent } from './media-type.js';
import { type Dereferenced, dereference } from './reference.js';

const none: readonly Header[] = Object.freeze([]);

/** The headers of a response or an encoding. `Content-Type` is ignored there: the media type says it already. */
export function headersOf(builder: Builder, node: ObjectNode): readonly Header[] {
  const entries = members(objectChild(node, 'headers'));
  if (entries.length === 0) return none;
  const found: Header[] = [];
  for (const [name, value] of entries) {
    const target = dereference(builder, value);
    if (target === undefined || name.toLowerCase() === 'content-type') continue;
    found.push(
      target.description === undefined
        ? builder.once(`header ${name}`, target.node, () => toHeader(builder, name, target))
        : toHeader(builder, name, target),
    );
  }
  return Object.freeze(found);
}

function toHeader(builder: Builder, name: string, target: Dereferenced): Header {
  const { node } = target;
  const schema = child(node, 'schema');
  const content = singleContent(builder, node);
  const description = target.description ?? text(node, 'description');
  return Object.freeze({
    name,
    required: flag(node, 'required') ?? false,
    deprecated: flag(node, 'deprecated') ?? false,
    ...(description !== undefined && { description }),
    explode: flag(node, 'explode') ?? false,
    ...(schema && { schema: builder.schemaAt(schema) }),
    ...(!schema && content && { content }),
    get location() {
      return place(node);
    },
  });
}
