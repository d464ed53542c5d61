import type { SchemaId, SchemaJson } from '../../contract/index.js';
import { SHAPES } from './shape.js';
import { PLACES } from './walk.js';

/** What a schema is another name of: it says nothing but `allOf` with one reference. */
export function aliasOf(json: SchemaJson): SchemaId | undefined {
  if (typeof json === 'boolean') return undefined;
  const all = json['allOf'];
  if (!Array.isArray(all) || all.length !== 1) return undefined;
  const [only] = all as readonly SchemaJson[];
  if (typeof only !== 'object' || typeof only['$ref'] !== 'string' || Object.keys(only).length !== 1) return undefined;
  return Object.keys(json).every(keyword => keyword === 'allOf' || !says(keyword)) ? only['$ref'] : undefined;
}

const says = (keyword: string) =>
  PLACES.has(keyword) || SHAPES.has(keyword) || keyword === '$ref' || keyword === 'discriminator';
