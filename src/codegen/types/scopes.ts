import type { Contract, SchemaId } from '../../contract/index.js';
import type { Use } from '../../schema/types.js';
import { findDirectCycles } from './direct-cycles.js';
import type { FormatValueTypes } from './format-value-shape.js';
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
  readonly formats: FormatValueTypes;
}

/** Finds it by a look at every schema. */
export function findScopes(all: Contract['schemas'], formats: FormatValueTypes): Scopes {
  const schemas = namedSchemas(all);
  return {
    schemas,
    names: nameSchemas(schemas),
    variants: findVariants(schemas, formats),
    cycles: findDirectCycles(schemas),
    formats,
  };
}

/** Takes it from an earlier run. A schema is there once one that refers to it has been read, as everywhere in a contract. */
export function knownScopes(known: KnownComponents, all: Contract['schemas'], formats: FormatValueTypes): Scopes {
  const names = new Map(known.schemas.map(({ id, name }) => [id, name]));
  return {
    schemas: { has: id => names.has(id), get: id => (names.has(id) ? all.get(id) : undefined) },
    names,
    variants: {
      request: new Set(known.requestSchemas.map(({ id }) => id)),
      response: new Set(known.responseSchemas.map(({ id }) => id)),
      values: new Set(known.requestValues.map(({ id }) => id)),
    },
    cycles: new Map(known.cycles),
    formats,
  };
}

/** The schemas that stand in a list, in order. */
export function idsOf({ names, variants }: Scopes, list: ComponentList): readonly SchemaId[] {
  const ids = [...names.keys()];
  if (list === 'schemas') return ids;
  const variant = variants[list === 'requestSchemas' ? 'request' : list === 'responseSchemas' ? 'response' : 'values'];
  return ids.filter(id => variant.has(id));
}

/** Whose values types are about: JSON as it travels, or what handlers work with. */
export type Side = 'wire' | 'handler';

export function scopeOf(scopes: Scopes, use: Use, id?: SchemaId, side: Side = 'wire'): TypeScope {
  const { schemas, names, variants, cycles, formats } = scopes;
  const cycle = id === undefined ? undefined : cycles.get(id);
  const listOf = (target: SchemaId): string => {
    if (side === 'handler' && variants.values.has(target))
      return use === 'response' ? 'ResponseValues' : 'RequestValues';
    if (use === 'request' && variants.request.has(target)) return 'RequestSchemas';
    if (use === 'response' && variants.response.has(target)) return 'ResponseSchemas';
    return 'components/schemas';
  };
  return {
    use,
    id,
    schemas,
    refer: target => (names.has(target) ? `#/${listOf(target)}/${pointerToken(names.get(target) ?? '')}` : '#/unknown'),
    isCyclic: target => cycle !== undefined && cycles.get(target) === cycle,
    ...(side === 'handler' && { values: formats }),
  };
}

function pointerToken(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
