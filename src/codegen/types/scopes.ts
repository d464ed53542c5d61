import type { Contract, SchemaId } from '../../contract/index.js';
import type { Use } from '../../schema/types.js';
import { findDirectCycles } from './direct-cycles.js';
import type { ComponentList, KnownComponents } from './known-components.js';
import { namedSchemas } from './named-schemas.js';
import type { SchemaLookup } from './schema-parts.js';
import { nameSchemas } from './type-names.js';
import type { TypeScope } from './type-schema-shape.js';
import { findVariants, type Variants } from './variants.js';

/** What the rewriting of any schema depends on, of all schemas that have a name. */
export interface Scopes {
  readonly schemas: SchemaLookup;
  readonly names: ReadonlyMap<SchemaId, string>;
  readonly variants: Variants;
  readonly cycles: ReadonlyMap<SchemaId, number>;
}

/** Finds it by a look at every schema. */
export function findScopes(all: Contract['schemas']): Scopes {
  const schemas = namedSchemas(all);
  return {
    schemas,
    names: nameSchemas(schemas),
    variants: findVariants(schemas),
    cycles: findDirectCycles(schemas),
  };
}

/** Takes it from an earlier run. A schema is there once one that refers to it has been read, as everywhere in a contract. */
export function knownScopes(known: KnownComponents, all: Contract['schemas']): Scopes {
  const names = new Map(known.schemas.map(({ id, name }) => [id, name]));
  return {
    schemas: { has: id => names.has(id), get: id => (names.has(id) ? all.get(id) : undefined) },
    names,
    variants: {
      request: new Set(known.requestSchemas.map(({ id }) => id)),
      response: new Set(known.responseSchemas.map(({ id }) => id)),
    },
    cycles: new Map(known.cycles),
  };
}

/** The schemas that stand in a list, in order. */
export function idsOf({ names, variants }: Scopes, list: ComponentList): readonly SchemaId[] {
  const ids = [...names.keys()];
  if (list === 'schemas') return ids;
  const variant = list === 'requestSchemas' ? variants.request : variants.response;
  return ids.filter(id => variant.has(id));
}

export function scopeOf({ schemas, names, variants, cycles }: Scopes, use: Use, id?: SchemaId): TypeScope {
  const cycle = id === undefined ? undefined : cycles.get(id);
  const listOf = (target: SchemaId): string => {
    if (use === 'request' && variants.request.has(target)) return 'RequestSchemas';
    if (use === 'response' && variants.response.has(target)) return 'ResponseSchemas';
    return 'components/schemas';
  };
  return {
    use,
    schemas,
    refer: target => (names.has(target) ? `#/${listOf(target)}/${pointerToken(names.get(target) ?? '')}` : '#/unknown'),
    isCyclic: target => cycle !== undefined && cycles.get(target) === cycle,
  };
}

function pointerToken(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
