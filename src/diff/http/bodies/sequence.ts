// https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types
import type { MediaType } from '../../../contract/index.js';
import { wireOf } from '../parameters/plan.js';
import type { Side } from '../side.js';

/**
 * What the `schema` of a sequential media type is about, as services read it: all items as a list; where it has properties,
 * as documents before 3.2 say it, each item; else the whole as one text.
 */
export function aboutOf(side: Side, { schema, itemSchema }: MediaType): 'list' | 'item' | 'text' {
  if (!schema || itemSchema) return 'list';
  const { items, properties } = wireOf(side, schema);
  if (items) return 'list';
  return properties ? 'item' : 'text';
}
