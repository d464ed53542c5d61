import type { WireShape } from './types.js';

/** Whether values are objects or lists: a text such as XML or CSV is then not held against the schema. */
export function isStructured(wire: WireShape | undefined): boolean {
  return wire !== undefined && (wire.properties !== undefined || wire.items !== undefined);
}
