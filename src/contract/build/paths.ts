// https://spec.openapis.org/oas/v3.2.0.html#paths-object
import { members, type ObjectNode, objectChild } from '../node.js';
import type { SecurityRequirement } from '../types.js';
import type { Builder } from './builder.js';
import { type Built, operationsAt } from './operation.js';
import { securityOf } from './security.js';
import { documentServers } from './server.js';
import type { Surroundings } from './surroundings.js';

const none: readonly SecurityRequirement[] = Object.freeze([]);

export interface Paths {
  readonly operations: readonly Built[];
  readonly webhooks: readonly Built[];
}

/** The operations of `paths` and of `webhooks`, in document order. */
export function pathsOf(builder: Builder, root: ObjectNode): Paths {
  const shared = { depth: 0, servers: documentServers(builder, root), security: securityOf(root) ?? none };
  const incoming: Surroundings = { ...shared, direction: 'incoming', keyOf: (method, path) => `${method} ${path}` };
  const outgoing: Surroundings = {
    ...shared,
    direction: 'outgoing',
    keyOf: (method, name) => `webhook ${name} ${method}`,
  };
  return {
    operations: members(objectChild(root, 'paths')).flatMap(([path, node]) =>
      path.startsWith('/') ? operationsAt(builder, path, node, incoming) : [],
    ),
    webhooks: members(objectChild(root, 'webhooks')).flatMap(([name, node]) =>
      name.startsWith('x-') ? [] : operationsAt(builder, name, node, outgoing),
    ),
  };
}
