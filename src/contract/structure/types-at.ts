import type { Version } from '../version.js';
import type { Kind, ObjectName } from './kinds.js';
import { type Shapes, shapesOf } from './object-type.js';
import { objectTypes } from './object-types.js';
import { schemaObject } from './objects/schema.js';

/** An object of the standard, or a schema. */
export type PlaceType = ObjectName | 'schema';

/**
 * What may stand at a place of a document, whether or not anything does: a place is where the standard says so.
 * @param from what the names and indices lead away from
 * @returns the objects, in the order in which the standard names them; none where it names no object there
 */
export function typesAt(version: Version, from: PlaceType, steps: readonly string[]): readonly PlaceType[] {
  const shapes = shapesOf(version);
  let kinds: readonly Kind[] = [
    from === 'schema' ? { kind: 'schema', boolean: false } : { kind: 'object', type: from, reference: false },
  ];
  for (const step of steps) kinds = kinds.flatMap(kind => stepInto(kind, step, shapes));
  return [...new Set(kinds.flatMap(typeOf))];
}

function stepInto(kind: Kind, step: string, shapes: Shapes): readonly Kind[] {
  switch (kind.kind) {
    case 'map':
      return [kind.value];
    case 'list':
      return /^\d+$/.test(step) ? [kind.item] : [];
    case 'either':
      return [kind.first, kind.second].flatMap(each => stepInto(each, step, shapes));
    case 'schema':
    case 'object': {
      const type = kind.kind === 'schema' ? schemaObject : objectTypes[kind.type];
      const field = shapes.of(type).fields.get(step)?.kind ?? (step.startsWith('x-') ? undefined : type.others?.kind);
      return field ? [field] : [];
    }
    default:
      return [];
  }
}

function typeOf(kind: Kind): readonly PlaceType[] {
  if (kind.kind === 'either') return [kind.first, kind.second].flatMap(typeOf);
  if (kind.kind === 'schema') return ['schema'];
  return kind.kind === 'object' ? [kind.type] : [];
}
