import type { SchemaId } from '../../contract/index.js';
import type { SchemaIndex } from './schema-parts.js';

/**
 * The name of each schema in `components["schemas"]`: a component's own where it is free, else one made of where it stands.
 * Stable: in the order of the contract, root components first.
 */
export function nameSchemas(schemas: SchemaIndex): ReadonlyMap<SchemaId, string> {
  const names = new Map<SchemaId, string>();
  const taken = new Set<string>();
  const ids = [...schemas.keys()];
  for (const id of [...ids.filter(isRootComponent), ...ids.filter(id => !isRootComponent(id))]) {
    const wanted = toWellFormed(schemas.get(id)?.name ?? nameOfPlace(id)) || 'schema';
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

const isRootComponent = (id: SchemaId): boolean => /^#\/components\/schemas\/[^/]+$/.test(id);

function nameOfPlace(id: SchemaId): string {
  const pointer = id.slice(id.indexOf('#') + 1);
  return pointer
    .replace(/^\/components\/schemas\//, '')
    .replace(/^\//, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '.');
}

function toWellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
