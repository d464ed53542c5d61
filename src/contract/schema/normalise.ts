import { frozen } from '../frozen.js';
import type { SchemaJson } from '../types.js';
import { isAsWritten, losesDigits, withNumbersAsWritten } from './as-written.js';
import { completeDiscriminator } from './discriminator.js';
import { type Holds, IDENTIFIERS, SUBSCHEMAS } from './keywords.js';
import { modernise } from './modernise.js';
import { isRecord, own, put } from './own.js';
import type { Place } from './place.js';
import type { SchemaRegistry } from './registry.js';
import { RECURSIVE } from './resource.js';
import type { Scope } from './scope.js';

type Raw = Readonly<Record<string, unknown>>;

/** A schema as written, made JSON Schema 2020-12 in normal form (see `Schema.json`), frozen. */
export function normalise(place: Place, outer: Scope, registry: SchemaRegistry): SchemaJson {
  const { value } = place;
  if (typeof value === 'boolean') return value;
  if (!isRecord(value)) return true;
  const scope = registry.enter(outer, place);
  return modern(modernise(withNumbersAsWritten(value, place), place.dialect), place, scope, registry);
}

function modern(raw: Raw, place: Place, scope: Scope, registry: SchemaRegistry): SchemaJson {
  const out: Record<string, unknown> = {};
  for (const keyword of Object.keys(raw)) {
    if (IDENTIFIERS.has(keyword) || keyword === '$ref' || DYNAMIC.has(keyword)) continue;
    if (keyword === 'id' && place.dialect.name === 'draft-04') continue;
    const value = raw[keyword];
    // a document may have a keyword of that name, which says nothing
    if (isAsWritten(keyword) && !losesDigits(value)) continue;
    const holds = SUBSCHEMAS.get(keyword);
    if (holds) put(out, keyword, inner(holds, keyword, value, place, scope, registry));
    else if (keyword === 'discriminator') {
      out[keyword] = frozen(completeDiscriminator(value, raw, place, scope, registry));
    } else put(out, keyword, frozen(value));
  }
  return Object.freeze(withReferences(references(raw, place, scope, registry), out)) as SchemaJson;
}

const DYNAMIC = new Set(['$dynamicRef', '$recursiveRef']);

function inner(
  holds: Holds,
  keyword: string,
  value: unknown,
  place: Place,
  scope: Scope,
  registry: SchemaRegistry,
): unknown {
  if (holds === 'schema') return normalise(registry.places.down(place, value, keyword), scope, registry);
  if (holds === 'list') {
    if (!Array.isArray(value)) return Object.freeze([]);
    return Object.freeze(
      value.map((item, i) => normalise(registry.places.down(place, item, keyword, i), scope, registry)),
    );
  }
  const out: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(isRecord(value) ? value : {})) {
    put(out, name, normalise(registry.places.down(place, item, keyword, name), scope, registry));
  }
  return Object.freeze(out);
}

/** The ids that a schema refers to: by `$ref`, and by `$dynamicRef` as the scope decides. */
function references(raw: Raw, place: Place, scope: Scope, registry: SchemaRegistry): string[] {
  const found: string[] = [];
  const ref = own(raw, '$ref');
  if (typeof ref === 'string') found.push(registry.need(ref, place, scope).id);
  const dynamic = own(raw, '$dynamicRef');
  if (typeof dynamic === 'string') found.push(registry.dynamicTarget(dynamic, anchorOf(dynamic), place, scope).id);
  const recursive = own(raw, '$recursiveRef');
  if (typeof recursive === 'string') found.push(registry.dynamicTarget(recursive, RECURSIVE, place, scope).id);
  return found;
}

function anchorOf(ref: string): string {
  const hash = ref.indexOf('#');
  return hash < 0 ? '' : ref.slice(hash + 1);
}

function withReferences(ids: readonly string[], rest: Record<string, unknown>): Record<string, unknown> {
  const [first, ...more] = ids;
  if (first === undefined) return rest;
  if (more.length === 0) return { $ref: first, ...rest };
  const all = Array.isArray(rest['allOf']) ? rest['allOf'] : [];
  const referring = more.map(id => Object.freeze({ $ref: id }));
  return { $ref: first, ...rest, allOf: Object.freeze([...all, ...referring]) };
}
