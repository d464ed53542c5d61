import type { SchemaId } from '../../contract/index.js';
import type { JsonObject } from '../../document/index.js';
import { childrenOf } from './discriminated-children.js';

/** The schemas whose types stand in a schema's own: those that it refers to, and the children that it is a union of. */
export function referencesOf(json: JsonObject): readonly SchemaId[] {
  const own = typeof json['$ref'] === 'string' ? [json['$ref']] : [];
  return [...own, ...childrenOf(json).values()];
}
