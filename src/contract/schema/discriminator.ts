import type { SchemaId } from '../types.js';
import { isRecord, own, put } from './own.js';
import type { Place } from './place.js';
import type { SchemaRegistry } from './registry.js';
import type { Scope } from './scope.js';

/**
 * A Discriminator Object with every value that it knows: those written in `mapping`, and the names of the schemas that
 * stand beside it in `oneOf` or `anyOf` or, where there are none, of those that extend its schema by `allOf`.
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
  for (const [name, id] of implicitNames(raw, place, scope, registry)) {
    if (!Object.hasOwn(mapping, name)) put(mapping, name, id);
  }
  const fallback = target(own(written, 'defaultMapping'));
  return {
    propertyName: own(written, 'propertyName'),
    mapping,
    ...(fallback !== undefined && { defaultMapping: fallback }),
  };
}

/** A mapping value is a component's name where there is one of that name, else a reference. */
function mappingTarget(value: string, place: Place, scope: Scope, registry: SchemaRegistry): SchemaId | undefined {
  const named = /^[A-Za-z0-9._-]+$/.test(value) ? registry.component(value, place) : undefined;
  return (named ? registry.handle(named, scope) : registry.target(value, place, scope, true))?.id;
}

function* implicitNames(
  raw: Readonly<Record<string, unknown>>,
  place: Place,
  scope: Scope,
  registry: SchemaRegistry,
): Iterable<readonly [string, SchemaId]> {
  const branches = [own(raw, 'oneOf'), own(raw, 'anyOf')].filter(Array.isArray).flat();
  for (const branch of branches) {
    const ref = isRecord(branch) ? own(branch, '$ref') : undefined;
    const schema = typeof ref === 'string' ? registry.target(ref, place, scope, true) : undefined;
    if (schema?.name !== undefined) yield [schema.name, schema.id];
  }
  if (branches.length > 0) return;
  const self = registry.handle(place, scope);
  if (self.name !== undefined) yield [self.name, self.id];
  yield* registry.children(self.id);
}
