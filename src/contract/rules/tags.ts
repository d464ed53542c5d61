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
  const circles = aboveThemselves(parents);
  for (const [name, node] of nodes) {
    const parent = parents.get(name);
    if (parent === undefined) continue;
    if (!parents.has(parent)) builder.report('tag-parent', `the parent '${parent}' of '${name}' is not declared`, node);
    else if (circles.has(name)) builder.report('tag-parent', `the tag '${name}' is above itself`, node);
  }
};

/** The names on a circle of parents. Each chain ends where an earlier one came by, so each name is passed once. */
function aboveThemselves(parents: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
  const circles = new Set<string>();
  const passed = new Set<string>();
  for (const start of parents.keys()) {
    const chain = new Set<string>();
    let name: string | undefined = start;
    for (; name !== undefined && !passed.has(name); name = parents.get(name)) {
      passed.add(name);
      chain.add(name);
    }
    if (name === undefined || !chain.has(name)) continue;
    for (let on = parents.get(name); on !== undefined && !circles.has(on); on = parents.get(on)) circles.add(on);
  }
  return circles;
}
