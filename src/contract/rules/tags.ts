// https://spec.openapis.org/oas/v3.2.0.html#tag-object
import type { NodeRef } from '../../document/index.js';
import { asObject, items, text } from '../node.js';
import type { ContractRule } from './rule.js';

/** Names of tags are unique, and the parent of each is a tag that is not below it. */
export const tagNames: ContractRule = ({ builder, root }) => {
  const parents = new Map<string, string | undefined>();
  const nodes: [string, NodeRef][] = [];
  for (const item of items(root, 'tags')) {
    const tag = asObject(item);
    const name = tag && text(tag, 'name');
    if (tag === undefined || name === undefined) continue;
    if (parents.has(name)) builder.report('duplicate-tag', `the tag '${name}' is declared twice`, item);
    else nodes.push([name, item]);
    parents.set(name, builder.version === '3.2' ? text(tag, 'parent') : undefined);
  }
  for (const [name, node] of nodes) {
    const parent = parents.get(name);
    if (parent === undefined) continue;
    if (!parents.has(parent)) builder.report('tag-parent', `the parent '${parent}' of '${name}' is not declared`, node);
    else if (isAboveItself(name, parents)) builder.report('tag-parent', `the tag '${name}' is above itself`, node);
  }
};

function isAboveItself(name: string, parents: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  let above = parents.get(name);
  while (above !== undefined && !seen.has(above)) {
    if (above === name) return true;
    seen.add(above);
    above = parents.get(above);
  }
  return false;
}
