import type { Schema, SchemaJson } from '../../contract/index.js';
import type { Location } from '../../diagnostics/index.js';
import type { Side } from './side.js';

/**
 * The schema of a place that has none of its own, or none of what the other version has one of.
 * @param at where what it says is told, whatever of it that is about
 */
export function madeAt(side: Side, at: { readonly location: Location }, json: SchemaJson): Schema {
  const { location } = at;
  const id = `${location.file}#${location.pointer}, as ${JSON.stringify(json)}`;
  return side.know({ id, location, locate: () => location, json });
}
