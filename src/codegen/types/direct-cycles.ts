import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { isSchema, referenceOf, type SchemaIndex, schemaList } from './schema-parts.js';

/**
 * Schemas that reach themselves without an object's property in between, such as a list of itself. TypeScript refuses a
 * type that is written so (error 2502).
 * @returns for each schema in such a cycle the number of the cycle
 */
export function findDirectCycles(schemas: SchemaIndex): ReadonlyMap<SchemaId, number> {
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  for (const [id, schema] of schemas) targets.set(id, directReferences(schema.json));
  return strongComponents(targets);
}

function directReferences(json: SchemaJson): SchemaId[] {
  if (typeof json === 'boolean') return [];
  const id = referenceOf(json);
  const parts = ['allOf', 'anyOf', 'oneOf', 'prefixItems'].flatMap(keyword => schemaList(json, keyword));
  const items = json['items'];
  if (isSchema(items)) parts.push(items);
  return [...(id === undefined ? [] : [id]), ...parts.flatMap(directReferences)];
}

/** Tarjan's algorithm, without recursion. Single schemas count where they refer to themselves. */
function strongComponents(targets: ReadonlyMap<SchemaId, readonly SchemaId[]>): ReadonlyMap<SchemaId, number> {
  const order = new Map<SchemaId, number>();
  const low = new Map<SchemaId, number>();
  const open: SchemaId[] = [];
  const isOpen = new Set<SchemaId>();
  const found = new Map<SchemaId, number>();
  const begin = (id: SchemaId) => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, next: 0 };
  };
  const lower = (id: SchemaId, to: number) => low.set(id, Math.min(low.get(id) ?? to, to));
  const close = (id: SchemaId) => {
    const members = open.splice(open.lastIndexOf(id));
    for (const member of members) isOpen.delete(member);
    if (members.length > 1 || targets.get(id)?.includes(id))
      for (const member of members) found.set(member, order.get(id) ?? 0);
  };
  for (const start of targets.keys()) {
    const stack = order.has(start) ? [] : [begin(start)];
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const target = targets.get(frame.id)?.[frame.next++];
      if (target !== undefined) {
        if (!order.has(target) && targets.has(target)) stack.push(begin(target));
        else if (isOpen.has(target)) lower(frame.id, order.get(target) ?? 0);
        continue;
      }
      stack.pop();
      const lowest = low.get(frame.id) ?? 0;
      if (lowest === order.get(frame.id)) close(frame.id);
      const parent = stack.at(-1);
      if (parent) lower(parent.id, lowest);
    }
  }
  return found;
}
