import type { Json } from '../../document/index.js';
import { isObject } from './schema-parts.js';

/** Every object within a schema, itself first. */
export function visitSchema(json: Json, each: (json: { readonly [name: string]: Json }) => void): void {
  if (Array.isArray(json)) {
    for (const item of json) visitSchema(item, each);
    return;
  }
  if (!isObject(json)) return;
  each(json);
  for (const [keyword, value] of Object.entries(json)) if (!values.has(keyword)) visitSchema(value, each);
}

// Keywords that hold values, not schemas. A property of such a name only costs a variant more.
const values = new Set(['enum', 'const', 'default', 'examples', 'example']);
