// https://spec.openapis.org/oas/v3.2.0.html#link-object
import { dereference, isBroken } from '../build/reference.js';
import { members, objectChild, text } from '../node.js';
import type { ContractRule, RuleInput } from './rule.js';
import { some, throughReferences } from './through-references.js';

/** The operationId of a link is that of an operation. */
export const linkTargets: ContractRule = input => {
  const { builder, paths } = input;
  const all = [...paths.operations, ...paths.webhooks];
  const ids = new Set(all.map(({ operation }) => operation.operationId));
  const seen = new Set<unknown>();
  const holdsLinks = throughReferences(builder, response => Object.hasOwn(response, 'links'));
  for (const { operation, node } of all) {
    if (!some(node.value.responses, response => holdsLinks(response, node))) continue;
    for (const [, response] of members(objectChild(node, 'responses'))) {
      const target = dereference(builder, response)?.node;
      if (target === undefined || seen.has(target.value)) continue;
      seen.add(target.value);
      for (const [name, link] of members(objectChild(target, 'links'))) {
        const id = text(dereference(builder, link)?.node ?? target, 'operationId');
        if (id === undefined || ids.has(id) || hasBroken(input)) continue;
        const message = `the link '${name}' names the operation '${id}', which is not there`;
        builder.report('link-target', message, link, { operation: operation.key });
      }
    }
  }
};

/** Whether a path item leads nowhere: the operation may be in it. */
function hasBroken({ builder, root }: RuleInput): boolean {
  const sections = ['paths', 'webhooks'].map(name => objectChild(root, name));
  return sections.some(section => members(section).some(([, node]) => isBroken(builder, node)));
}
