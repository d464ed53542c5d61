// https://spec.openapis.org/oas/v3.2.0.html#request-body-object
import { child, flag, type ObjectNode, place, saidByExtensions, text } from '../node.js';
import type { RequestBody } from '../types.js';
import type { Builder } from './builder.js';
import { contentOf } from './media-type.js';
import { type Dereferenced, dereference } from './reference.js';

/** The body that an operation takes, or undefined where it takes none. */
export function requestBodyOf(builder: Builder, operation: ObjectNode): RequestBody | undefined {
  const target = dereference(builder, child(operation, 'requestBody'));
  if (target === undefined) return undefined;
  return target.description === undefined
    ? builder.once('request-body', target.node, () => toRequestBody(builder, target))
    : toRequestBody(builder, target);
}

function toRequestBody(builder: Builder, target: Dereferenced): RequestBody {
  const { node } = target;
  const description = target.description ?? text(node, 'description');
  return Object.freeze({
    required: flag(node, 'required') ?? false,
    ...(description !== undefined && { description }),
    ...saidByExtensions(node),
    content: contentOf(builder, node),
    get location() {
      return place(node);
    },
  });
}
