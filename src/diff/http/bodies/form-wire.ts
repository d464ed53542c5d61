// https://spec.openapis.org/oas/v3.2.0.html#encoding-object
import type { Encoding, MediaType, Schema } from '../../../contract/index.js';
import { mediaKind, normaliseRange, type WireShape } from '../../../plan/index.js';
import { hasStyle } from '../message/form-text.js';
import { wireOf } from '../parameters/plan.js';
import { isPrimitive } from '../parameters/readings.js';
import type { Side } from '../side.js';

/** What the texts of a form may be: of fields that are JSON texts no more than that, as their types are those of JSON. */
export function formWire(side: Side, media: MediaType, schema: Schema): WireShape {
  const wire = wireOf(side, schema);
  if (!wire.properties) return wire;
  const fields = Object.entries(wire.properties);
  const properties = fields.map(([name, shape]) => [name, fieldWire(shape, media.encoding.get(name))] as const);
  return { ...wire, properties: Object.fromEntries(properties) };
}

function fieldWire(shape: WireShape, encoding: Encoding | undefined): WireShape {
  if (isPrimitive(shape) || (encoding && hasStyle(encoding))) return shape;
  const types = encoding?.contentTypes ?? [];
  if (!types.every(type => mediaKind(normaliseRange(type)) === 'json')) return shape;
  const { items } = shape;
  // where nothing is said, a list repeats its name, with an item each
  const isRepeated = items !== undefined && types.length === 0;
  return { ...withoutParts(shape), ...(isRepeated && { items: isPrimitive(items) ? items : withoutParts(items) }) };
}

/** Whether it may be a list or an object, and nothing of what is in there. */
function withoutParts({ properties, additional, items, prefixItems: _, ...rest }: WireShape): WireShape {
  return { ...rest, ...((properties ?? additional) && { properties: {} }), ...(items && { items: {} }) };
}
