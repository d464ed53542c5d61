// https://spec.openapis.org/oas/v3.2.0.html#callback-object
import type { NodeRef } from '../../document/index.js';
import { members, type ObjectNode, objectChild } from '../node.js';
import type { Direction, Operation } from '../types.js';
import type { Builder } from './builder.js';
import { dereference } from './reference.js';
import type { Surroundings } from './surroundings.js';

const none: readonly Operation[] = Object.freeze([]);
// A callback may declare callbacks, by reference even itself: past a depth that no document needs, the model ends.
const maximalDepth = 3;
const inverse: Readonly<Record<Direction, Direction>> = { incoming: 'outgoing', outgoing: 'incoming' };

/** Makes operations of the path item at a node; given, as a path item's operations hold callbacks in turn. */
export type OperationsAt = (path: string, node: NodeRef, around: Surroundings) => readonly Operation[];

/** What this API sends back in the course of an operation; its direction is the opposite of the operation's. */
export function callbacksOf(
  builder: Builder,
  node: ObjectNode,
  key: string,
  around: Surroundings,
  operationsAt: OperationsAt,
): readonly Operation[] {
  const entries = members(objectChild(node, 'callbacks'));
  if (entries.length === 0 || around.depth >= maximalDepth) return none;
  const found: Operation[] = [];
  for (const [name, value] of entries) {
    const callback = dereference(builder, value)?.node;
    for (const [expression, item] of members(callback)) {
      if (expression.startsWith('x-')) continue;
      const inside: Surroundings = {
        ...around,
        depth: around.depth + 1,
        direction: inverse[around.direction],
        keyOf: (method, path) => `callback ${name} of ${key}: ${method} ${path}`,
      };
      found.push(...operationsAt(expression, item, inside));
    }
  }
  return Object.freeze(found);
}
