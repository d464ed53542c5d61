import type { SchemaId } from '../types.js';
import { isRecord, own, put } from './own.js';
import type { Place } from './place.js';
import type { SchemaRegistry } from './registry.js';
import type { Scope } from './scope.js';
import type { TagValues } from './tag-equation.js';

/**
 * A Discriminator Object with every value that it knows: those written in `mapping`; the constants that the schemas
 * beside it in `oneOf` or `anyOf` allow for its property or, where there are none, those that extend its schema by
 * `allOf`; and the names of those that have no constants. A value that several claim leads nowhere.
 * https://spec.openapis.org/oas/v3.2.0.html#discriminator-object
 */
export function completeDiscriminator(
  written: unknown,
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
  registry: SchemaRegistry,
): unknown {
  if (!isRecord(written)) return written;
  const target = (value: unknown): SchemaId | undefined =>
    typeof value === 'string' ? mappingTarget(value, place, scope, registry) : undefined;
  const mapping: Record<string, SchemaId> = Object.create(null);
  const explicit = own(written, 'mapping');
  for (const [value, to] of Object.entries(isRecord(explicit) ? explicit : {})) {
    const id = target(to);
    if (id !== undefined) put(mapping, value, id);
  }
  const property = own(written, 'propertyName');
  if (typeof property === 'string') {
    for (const [value, id] of implied(property, raw, place, scope, registry)) {
      if (!Object.hasOwn(mapping, value)) put(mapping, value, id);
    }
  }
  const fallback = target(own(written, 'defaultMapping'));
  return { propertyName: property, mapping, ...(fallback !== undefined && { defaultMapping: fallback }) };
}

/** A mapping value is a component's name where there is one of that name, else a reference. */
function mappingTarget(value: string, place: Place, scope: Scope, registry: SchemaRegistry): SchemaId | undefined {
  const named = /^[A-Za-z0-9._-]+$/.test(value) ? registry.component(value, place) : undefined;
  return (named ? registry.handle(named, scope) : registry.target(value, place, scope, true))?.id;
}

/** A schema that a value can lead to, and the values that its own words allow. An inline one is only in the way. */
interface Candidate {
  readonly name?: string | undefined;
  readonly id?: SchemaId;
  readonly values: TagValues;
}

/** The values that lead to a schema though no mapping says so. */
function implied(
  property: string,
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
  registry: SchemaRegistry,
): ReadonlyMap<string, SchemaId> {
  const shared = registry.tags.of(property).ownValuesOf(place);
  const found = [...candidates(property, raw, place, scope, registry)];
  const claims = new Map<string, Candidate[]>();
  for (const candidate of found) {
    for (const value of candidate.values ?? [candidate.name]) {
      if (typeof value !== 'string' || (shared && !shared.includes(value))) continue;
      const others = claims.get(value);
      if (others) others.push(candidate);
      else claims.set(value, [candidate]);
    }
  }
  const single = new Map<string, SchemaId>();
  for (const [value, claiming] of claims) {
    const named = claiming.find(({ name }) => name === value);
    const chosen = named ?? (new Set(claiming.map(({ id }) => id)).size === 1 ? claiming[0] : undefined);
    if (chosen?.id !== undefined) single.set(value, chosen.id);
  }
  return single;
}

function* candidates(
  property: string,
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
  registry: SchemaRegistry,
): Iterable<Candidate> {
  const { places } = registry;
  let branches = 0;
  for (const keyword of ['oneOf', 'anyOf']) {
    const list = own(raw, keyword);
    for (const [index, branch] of (Array.isArray(list) ? list : []).entries()) {
      branches++;
      const ref = isRecord(branch) ? own(branch, '$ref') : undefined;
      const schema = typeof ref === 'string' ? registry.target(ref, place, scope, true) : undefined;
      const values = registry.tags.of(property).valuesOf(places.down(place, branch, keyword, index));
      yield { name: schema?.name, values, ...(schema && { id: schema.id }) };
    }
  }
  if (branches > 0) return;
  const self = registry.handle(place, scope);
  if (self.name !== undefined) yield { name: self.name, id: self.id, values: undefined };
  const reader = registry.tags.ofChildren(place, property);
  for (const [name, id, child] of registry.children(self.id, place)) yield { name, id, values: reader.valuesOf(child) };
}
