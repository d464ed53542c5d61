import type { SchemaJson } from '../../contract/index.js';

/** Where a schema in normal form holds schemas, and whether they are about the same value. */
interface Place {
  readonly holds: 'schema' | 'list' | 'map';
  /** `always` must hold in place, `branch` may; `below` is about a member, an item or a name. */
  readonly scope: 'always' | 'branch' | 'below' | 'apart';
}

/** https://json-schema.org/draft/2020-12/json-schema-core#section-10 */
export const PLACES: ReadonlyMap<string, Place> = new Map<string, Place>([
  ['allOf', { holds: 'list', scope: 'always' }],
  ['anyOf', { holds: 'list', scope: 'branch' }],
  ['oneOf', { holds: 'list', scope: 'branch' }],
  ['then', { holds: 'schema', scope: 'branch' }],
  ['else', { holds: 'schema', scope: 'branch' }],
  ['dependentSchemas', { holds: 'map', scope: 'branch' }],
  ['not', { holds: 'schema', scope: 'apart' }],
  ['if', { holds: 'schema', scope: 'apart' }],
  ['properties', { holds: 'map', scope: 'below' }],
  ['patternProperties', { holds: 'map', scope: 'below' }],
  ['additionalProperties', { holds: 'schema', scope: 'below' }],
  ['unevaluatedProperties', { holds: 'schema', scope: 'below' }],
  ['propertyNames', { holds: 'schema', scope: 'below' }],
  ['prefixItems', { holds: 'list', scope: 'below' }],
  ['items', { holds: 'schema', scope: 'below' }],
  ['contains', { holds: 'schema', scope: 'below' }],
  ['unevaluatedItems', { holds: 'schema', scope: 'below' }],
  ['contentSchema', { holds: 'schema', scope: 'below' }],
]);

export type Scope = Place['scope'];

/** The schemas directly inside one, each with the keyword that holds it. */
export function* inside(json: SchemaJson): Iterable<readonly [SchemaJson, Scope]> {
  if (typeof json === 'boolean') return;
  for (const keyword of Object.keys(json)) {
    const place = PLACES.get(keyword);
    if (!place) continue;
    // The normal form holds nothing but schemas in these places.
    const value = json[keyword] as never;
    if (place.holds === 'schema') yield [value, place.scope];
    else for (const item of Object.values(value) as SchemaJson[]) yield [item, place.scope];
  }
}
