// https://spec.openapis.org/oas/v3.2.0.html#tag-object
import { asObject, items, type ObjectNode, text } from '../node.js';
import type { Tag } from '../types.js';

/** The tags that the document declares, in its order. */
export function tagsOf(root: ObjectNode): readonly Tag[] {
  return Object.freeze(
    items(root, 'tags').flatMap(item => {
      const tag = asObject(item);
      const name = tag && text(tag, 'name');
      return tag === undefined || name === undefined ? [] : [toTag(tag, name)];
    }),
  );
}

function toTag(node: ObjectNode, name: string): Tag {
  const summary = text(node, 'summary');
  const description = text(node, 'description');
  const parent = text(node, 'parent');
  const kind = text(node, 'kind');
  return Object.freeze({
    name,
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(parent !== undefined && { parent }),
    ...(kind !== undefined && { kind }),
  });
}
