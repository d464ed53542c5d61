import type { DocumentSet, NodeRef } from '../../document/index.js';
import type { Schema, SchemaId } from '../types.js';
import { normalise } from './normalise.js';
import { Places } from './place.js';
import { SchemaRegistry } from './registry.js';
import { Resources } from './resources.js';

export type { Dialect, DialectName } from './dialect.js';

/** The schemas of a document set, each in normal form once its `json` is read. */
export interface SchemaSet {
  /**
   * The schema at a node; the same handle for the same schema. A node that is nothing but a `$ref` gives its target.
   * @param node where the schema, or the reference to it, stands
   */
  schemaAt(node: NodeRef): Schema;
  /** The components, and whatever was asked for or is referenced by a schema whose `json` was read; grows as they are. */
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
}

/**
 * @param set the files; their `openapi` field, `$schema` and `jsonSchemaDialect` say which dialect they are written in
 * @returns handles without work done: each schema is read when its `json` is
 */
export function createSchemaSet(set: DocumentSet): SchemaSet {
  const registry = new SchemaRegistry(new Places(set, new Resources(set)), normalise);
  registry.addComponents();
  return Object.freeze({ schemaAt: (node: NodeRef) => registry.schemaAt(node), schemas: registry.schemas });
}
