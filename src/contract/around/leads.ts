// https://spec.openapis.org/oas/v3.2.0.html#reference-object
import { type DocumentSet, type NodeRef, parentPointer, type SourceFile } from '../../document/index.js';
import { isObject, token } from '../node.js';
import { visitObjects } from '../structure/visit.js';
import type { WrittenObject } from '../structure/written-object.js';
import type { Version } from '../version.js';

export interface Node {
  readonly file: SourceFile;
  readonly pointer: string;
}

/** That what one node says rests on another; undefined: on something that is not there. */
export interface Lead {
  readonly from: Node;
  readonly to: Node | undefined;
}

export interface Leads {
  readonly all: readonly Lead[];
  /** Schemas with a discriminator, and what extends them: any component may be one more branch. */
  readonly extensible: readonly Node[];
}

/** What rests on what in a set: references, mappings of discriminators, and a schema that has one on what extends it. */
export function leadsIn(set: DocumentSet, version: Version): Leads {
  const leads: Lead[] = [];
  const extending: { readonly from: Node; readonly to: NodeRef }[] = [];
  const extensible = new Map<string, Node>();
  visitObjects(set, version, node => {
    if (node.type === 'schema' && isObject(node.value.discriminator)) {
      extensible.set(keyOf(node), node);
      for (const to of mapped(set, node)) leads.push({ from: node, to });
    }
    if (node.type !== 'reference') return;
    const to = set.resolve(String(node.value.$ref), node);
    leads.push({ from: node, to });
    if (to && node.steps.at(-2) === 'allOf') extending.push({ from: node, to });
  });
  // over any number of steps
  for (let count = -1; count !== extensible.size; ) {
    count = extensible.size;
    for (const { from, to } of extending) {
      const schema = { file: from.file, pointer: above(from) };
      if (extensible.has(keyOf(to))) extensible.set(keyOf(schema), schema);
    }
  }
  const branches = extending
    .filter(({ to }) => extensible.has(keyOf(to)))
    .map(({ from, to }) => ({ from: to, to: from }));
  return { all: [...leads, ...branches], extensible: [...extensible.values()] };
}

/** The schema that a branch of its allOf stands in. */
function above({ pointer }: Node): string {
  return parentPointer(parentPointer(pointer));
}

function mapped(set: DocumentSet, node: WrittenObject): readonly (NodeRef | undefined)[] {
  const { mapping } = node.value.discriminator as { readonly mapping?: unknown }; // the caller has seen an object
  if (typeof mapping !== 'object' || mapping === null) return [];
  return Object.values(mapping).flatMap(to => {
    if (typeof to !== 'string') return [];
    const named = set.resolve(`#/components/schemas/${token(to)}`, node);
    return [named ?? set.resolve(to, node)];
  });
}

export function keyOf({ file, pointer }: Node): string {
  return `${file.display}#${pointer}`;
}
