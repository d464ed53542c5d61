import type { Constraints, Node } from './constraints.js';
import { gatherKeywords } from './gather-keywords.js';
import { type Chooser, Gatherer } from './gatherer.js';
import type { SchemaSpace } from './schema-space.js';

export type { Chooser };

/**
 * What the schemas of a node demand together.
 * @param chooser makes the choices that they leave open
 */
export function gather(node: Node, space: SchemaSpace, chooser: Chooser): Constraints {
  const gatherer = new Gatherer(gatherKeywords, space, chooser);
  for (const schema of node) gatherer.add(schema);
  return gatherer.finish();
}
