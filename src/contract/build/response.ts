// https://spec.openapis.org/oas/v3.2.0.html#responses-object
import type { JsonObject } from '../../document/index.js';
import { frozen } from '../frozen.js';
import { members, type ObjectNode, objectChild, place, saidByExtensions, text } from '../node.js';
import type { Response } from '../types.js';
import type { Builder } from './builder.js';
import { headersOf } from './header.js';
import { contentOf } from './media-type.js';
import { type Dereferenced, dereference } from './reference.js';

export const statusPattern = /^(?:[1-5](?:[0-9]{2}|XX)|default)$/;
const noLinks: ReadonlyMap<string, JsonObject> = new Map();

/** The responses of an operation in document order; what is no status is left out. */
export function responsesOf(builder: Builder, operation: ObjectNode): readonly Response[] {
  return Object.freeze(
    members(objectChild(operation, 'responses')).flatMap(([status, value]) => {
      const target = statusPattern.test(status) ? dereference(builder, value) : undefined;
      if (target === undefined) return [];
      return target.description === undefined
        ? [builder.once(`response ${status}`, target.node, () => toResponse(builder, status, target))]
        : [toResponse(builder, status, target)];
    }),
  );
}

function toResponse(builder: Builder, status: string, target: Dereferenced): Response {
  const { node } = target;
  const description = target.description ?? text(node, 'description');
  let links: Response['links'] | undefined;
  return Object.freeze({
    status,
    ...(description !== undefined && { description }),
    ...saidByExtensions(node),
    headers: headersOf(builder, node, contentOf),
    content: contentOf(builder, node),
    get links() {
      return (links ??= linksOf(builder, node));
    },
    get location() {
      return place(node);
    },
  });
}

/** https://spec.openapis.org/oas/v3.2.0.html#link-object */
function linksOf(builder: Builder, response: ObjectNode): ReadonlyMap<string, JsonObject> {
  const entries = members(objectChild(response, 'links'));
  if (entries.length === 0) return noLinks;
  return new Map(
    entries.flatMap(([name, value]) => {
      const target = dereference(builder, value)?.node;
      return target ? [[name, frozen(target.value)]] : [];
    }),
  );
}
