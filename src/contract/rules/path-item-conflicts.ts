// https://spec.openapis.org/oas/v3.2.0.html#path-item-object
import { dereference } from '../build/reference.js';
import { members, objectChild } from '../node.js';
import type { ContractRule } from './rule.js';

/** What stands beside the `$ref` of a path item is not in what it leads to. */
export const pathItemConflicts: ContractRule = ({ builder, root }) => {
  for (const section of ['paths', 'webhooks']) {
    for (const [name, node] of members(objectChild(root, section))) {
      const target = dereference(builder, node)?.node;
      if (target === undefined || target.value === node.value) continue;
      for (const [field, item] of members({ ...node, value: node.value as typeof target.value })) {
        if (field === '$ref' || field.startsWith('x-') || !Object.hasOwn(target.value, field)) continue;
        const message = `'${field}' of '${name}' stands both beside its $ref and in what that leads to`;
        builder.report('path-item-conflict', message, item);
      }
    }
  }
};
