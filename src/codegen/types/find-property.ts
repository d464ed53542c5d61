import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { isObject, isSchema, referenceOf, type SchemaLookup, schemaList } from './schema-parts.js';

type Found = Map<SchemaId, SchemaJson | undefined>;

/** What schemas that have a name have for a property: all children of a parent ask for its discriminator's. */
const known = new WeakMap<SchemaLookup, Map<string, Found>>();

/**
 * The schema of a property, looked for in the schema itself, then through its reference and `allOf`. Not recursive: a chain
 * of `allOf` may be longer than the stack is deep.
 */
export function findProperty(start: SchemaJson, name: string, schemas: SchemaLookup): SchemaJson | undefined {
  const answers = answersOf(schemas, name);
  const visited = new Set<SchemaId>();
  // each with what is still to be looked through, the last first
  const path: { readonly id?: SchemaId; readonly rest: SchemaJson[] }[] = [{ rest: [start] }];
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const json = top.rest.pop();
    if (json === undefined) path.pop();
    if (json === undefined || typeof json === 'boolean') continue;
    const id = referenceOf(json);
    const found = ownProperty(json, name) ?? (id === undefined ? undefined : answers.get(id));
    if (found !== undefined) {
      // whoever is still being looked through comes to it first
      for (const { id: above } of path) if (above !== undefined) answers.set(above, found);
      return found;
    }
    path.push({ rest: [...schemaList(json, 'allOf')].reverse() });
    if (id === undefined || answers.has(id) || visited.has(id)) continue;
    visited.add(id);
    path.push({ id, rest: [schemas.get(id)?.json ?? true] });
  }
  for (const id of visited) answers.set(id, undefined);
  return undefined;
}

function answersOf(schemas: SchemaLookup, name: string): Found {
  let names = known.get(schemas);
  if (!names) known.set(schemas, (names = new Map()));
  let answers = names.get(name);
  if (!answers) names.set(name, (answers = new Map()));
  return answers;
}

function ownProperty(json: Exclude<SchemaJson, boolean>, name: string): SchemaJson | undefined {
  const properties = Object.hasOwn(json, 'properties') ? json['properties'] : undefined;
  const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isSchema(own) ? own : undefined;
}
