import { isStructured } from './structured.js';
import type { MediaPlan } from './types.js';

/**
 * Whether a range that covers JSON is about objects, lists or numbers, which neither bytes nor a bare text can be. A body
 * of other than JSON, forms, parts or items is then none of the range: else a client would leave the schema behind by its
 * choice of Content-Type.
 */
export function holdsValuesOnly({ range, wire }: MediaPlan): boolean {
  if (wire === undefined || !/^(?:\*|application)\/\*(?:;|$)/.test(range)) return false;
  if (wire.primitive) return !wire.primitive.includes('string');
  return isStructured(wire) || wire.additional !== undefined;
}
