import type { SchemaId, SchemaJson } from '../../contract/index.js';
import type { JsonObject } from '../../document/index.js';
import { strongComponents } from '../strong-components.js';
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
  const cycles = strongComponents(targets).filter(
    ([id = '', ...others]) => others.length > 0 || targets.get(id)?.includes(id),
  );
  return new Map(cycles.flatMap((members, cycle) => members.map(id => [id, cycle] as const)));
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
