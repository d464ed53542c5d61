// https://spec.openapis.org/oas/v3.2.0.html#path-item-object
import type { NodeRef } from '../../document/index.js';
import { child, members, type ObjectNode, objectChild, text } from '../node.js';
import { isSince } from '../version.js';
import type { Builder } from './builder.js';
import { dereference } from './reference.js';

const fixedMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * A path item as the objects that make it up, the nearest first: the one written in place, then what its `$ref` leads
 * to. What stands beside a `$ref` wins, where the standard leaves open what happens.
 */
export type PathItem = readonly ObjectNode[];

export function pathItemOf(builder: Builder, node: NodeRef): PathItem {
  const target = dereference(builder, node)?.node;
  if (target === undefined) return [];
  // dereference gave an object for it, so the node itself is one.
  const start = node as ObjectNode;
  return target.value === start.value ? [start] : [start, target];
}

/** The nearest text under `name`. */
export function textOf(item: PathItem, name: string): string | undefined {
  return item.map(part => text(part, name)).find(value => value !== undefined);
}

/** The operations of a path item with their methods in upper case, in the document's order. */
export function methodsOf(builder: Builder, item: PathItem): readonly (readonly [string, ObjectNode])[] {
  const found = new Map<string, ObjectNode>();
  const methods = isSince(builder.version, '3.2') ? [...fixedMethods, 'query'] : fixedMethods;
  for (const part of item) {
    for (const name of Object.keys(part.value)) {
      const operation = methods.includes(name) ? objectChild(part, name) : undefined;
      if (operation !== undefined && !found.has(name.toUpperCase())) found.set(name.toUpperCase(), operation);
    }
    if (isSince(builder.version, '3.2')) addOthers(found, part);
  }
  return [...found];
}

function addOthers(found: Map<string, ObjectNode>, part: ObjectNode): void {
  const others = child(part, 'additionalOperations') && objectChild(part, 'additionalOperations');
  for (const [method] of members(others)) {
    const operation = others && objectChild(others, method);
    if (operation !== undefined && !found.has(method)) found.set(method, operation);
  }
}
