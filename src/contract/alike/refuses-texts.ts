import { placeOf } from '../schema/handle.js';
import { isRecord, own } from '../schema/own.js';
import type { Schema } from '../types.js';

const component = /^#\/components\/schemas\/([\w.-]+)$/;

/**
 * Whether a schema says by its types that no text is a value of it, or the component that it refers to does: of most bodies it is
 * known so without reading them.
 * @returns whether it certainly does; false says nothing
 */
export function refusesTexts(schema: Schema): boolean {
  const place = placeOf(schema);
  if (!place || !isRecord(place.value) || !place.dialect.validation) return false;
  const reference = own(place.value, '$ref');
  const [, name] = (typeof reference === 'string' && component.exec(reference)) || [];
  const said = name === undefined ? place.value : step(step(step(place.file.value, 'components'), 'schemas'), name);
  const type = isRecord(said) ? own(said, 'type') : undefined;
  return type !== undefined && ![type].flat().includes('string');
}

function step(value: unknown, name: string): unknown {
  return isRecord(value) ? own(value, name) : undefined;
}
