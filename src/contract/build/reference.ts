// https://spec.openapis.org/oas/v3.2.0.html#reference-object
import type { NodeRef } from '../../document/index.js';
import { asObject, type ObjectNode, text } from '../node.js';
import { isSince } from '../version.js';
import type { Builder } from './builder.js';

/** An object at the end of its references, with what the Reference Objects on the way say instead of it. */
export interface Dereferenced {
  readonly node: ObjectNode;
  readonly summary?: string;
  readonly description?: string;
}

/**
 * Follows a Reference Object to the object it means. From 3.1 on `summary` and `description` beside `$ref` win.
 * @returns undefined where there is no object at the end; the load or the structure check says so
 */
export function dereference(builder: Builder, start: NodeRef | undefined): Dereferenced | undefined {
  let node = asObject(start);
  if (node === undefined || typeof node.value.$ref !== 'string') return node && { node };
  let summary: string | undefined;
  let description: string | undefined;
  // made where one leads to another: most lead straight to an object
  let passed: Set<unknown> | undefined;
  while (node !== undefined && typeof node.value.$ref === 'string') {
    if (isSince(builder.version, '3.1')) {
      summary ??= text(node, 'summary');
      description ??= text(node, 'description');
    }
    const next = asObject(builder.set.resolve(node.value.$ref, node));
    if (typeof next?.value.$ref === 'string') {
      passed ??= new Set([node.value]);
      // A circle of references: the load of the documents has failed for it.
      if (passed.has(next.value)) return undefined;
      passed.add(next.value);
    }
    node = next;
  }
  return node && { node, ...(summary !== undefined && { summary }), ...(description !== undefined && { description }) };
}

/** Whether a node refers to something that is not there, which the load has told: what depends on it can't be judged. */
export function isBroken(builder: Builder, node: NodeRef): boolean {
  return typeof asObject(node)?.value.$ref === 'string' && dereference(builder, node) === undefined;
}
