import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { JsonObject } from '../../document/index.js';
import { childrenOf, isParentOf } from './discriminated-children.js';
import { isSchema, referenceOf, type SchemaIndex, schemaList } from './schema-parts.js';

/**
 * Schemas that reach themselves without an object's property in between, such as a list of itself. TypeScript refuses a
 * type that is written so (error 2502).
 * @returns for each schema in such a cycle the number of the cycle
 */
export function findDirectCycles(schemas: SchemaIndex): ReadonlyMap<SchemaId, number> {
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  for (const [id, schema] of schemas) targets.set(id, directReferences(schema.json, id, schemas));
  return strongComponents(targets);
}

/** @param within the schema that is read, where what is looked at is about the same value */
function directReferences(json: SchemaJson, within: SchemaId | undefined, schemas: SchemaIndex): SchemaId[] {
  if (typeof json === 'boolean') return [];
  const same = ['allOf', 'anyOf', 'oneOf'].flatMap(keyword => schemaList(json, keyword));
  const items = [...schemaList(json, 'prefixItems'), json['items']].filter(isSchema);
  const children = [...childrenOf(json).values()].filter(id => id !== within);
  return [
    ...ownReference(json, within, schemas),
    ...children,
    ...same.flatMap(part => directReferences(part, within, schemas)),
    ...items.flatMap(part => directReferences(part, undefined, schemas)),
  ];
}

/** A child takes its parent's words rather than its name. */
function ownReference(json: JsonObject, within: SchemaId | undefined, schemas: SchemaIndex): SchemaId[] {
  const id = referenceOf(json);
  const target = id === undefined ? undefined : schemas.get(id)?.json;
  if (id === undefined || target === undefined) return [];
  if (typeof target === 'boolean' || !isParentOf(target, within)) return [id];
  const { discriminator: _, ...base } = target;
  return directReferences(base, within, schemas);
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
