// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import type { Builder } from '../build/builder.js';
import { isBroken } from '../build/reference.js';
import { asObject, isObject, items, members, type ObjectNode, objectChild } from '../node.js';
import type { SecurityScheme } from '../types.js';
import type { ContractRule } from './rule.js';

/** Every security requirement names schemes that are declared, and of OAuth scopes that one of the flows declares. */
export const securityRequirements: ContractRule = ({ builder, root, paths, securitySchemes }) => {
  const components = objectChild(root, 'components');
  const declared = new Map(members(components && objectChild(components, 'securitySchemes')));
  const isBrokenScheme = (name: string) => {
    const node = declared.get(name);
    return node !== undefined && isBroken(builder, node);
  };
  const nodes = [root, ...[...paths.operations, ...paths.webhooks].map(each => each.node)];
  for (const node of nodes) {
    for (const item of items(node, 'security')) check(builder, asObject(item), securitySchemes, isBrokenScheme);
  }
};

function check(
  builder: Builder,
  requirement: ObjectNode | undefined,
  schemes: ReadonlyMap<string, SecurityScheme>,
  isBrokenScheme: (name: string) => boolean,
): void {
  for (const [name, node] of members(requirement)) {
    const scheme = schemes.get(name);
    if (scheme === undefined) {
      if (isBrokenScheme(name)) continue;
      builder.report('security-scheme-unknown', `the security scheme '${name}' is not declared`, node);
      continue;
    }
    const known = scheme.type === 'oauth2' ? scopesOf(scheme.flows) : undefined;
    for (const scope of known && Array.isArray(node.value) ? node.value : []) {
      if (typeof scope !== 'string' || known?.has(scope)) continue;
      builder.report('security-scope-unknown', `no flow of '${name}' declares the scope '${scope}'`, node);
    }
  }
}

function scopesOf(flows: Extract<SecurityScheme, { type: 'oauth2' }>['flows']): Set<string> {
  const lists = Object.values(flows).map(flow => (isObject(flow) && isObject(flow.scopes) ? flow.scopes : {}));
  return new Set(lists.flatMap(scopes => Object.keys(scopes)));
}
