// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object
import type { NodeRef } from '../../document/index.js';
import { frozen } from '../frozen.js';
import { asObject, items, members, type ObjectNode, objectChild, place, text } from '../node.js';
import type { SecurityScheme } from '../types.js';
import { isSince } from '../version.js';
import type { Builder } from './builder.js';
import { dereference } from './reference.js';

/** The security schemes of `components.securitySchemes` by name; a scheme whose type is unknown is left out. */
export function securitySchemesOf(builder: Builder, root: ObjectNode): Map<string, SecurityScheme> {
  const components = objectChild(root, 'components');
  const found = new Map<string, SecurityScheme>();
  for (const [name, value] of members(components && objectChild(components, 'securitySchemes'))) {
    const scheme = securitySchemeAt(builder, name, value);
    if (scheme !== undefined) found.set(name, scheme);
  }
  return found;
}

/**
 * Since 3.2 a requirement may name a scheme by a URI: those that lead to one are added under that name.
 * https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
 */
export function addNamedByUri(
  builder: Builder,
  nodes: readonly ObjectNode[],
  schemes: Map<string, SecurityScheme>,
): void {
  if (!isSince(builder.version, '3.2')) return;
  for (const node of nodes) {
    for (const item of items(node, 'security')) {
      for (const [name] of members(asObject(item))) {
        const target = schemes.has(name) ? undefined : builder.set.resolve(name, node);
        const scheme = target && securitySchemeAt(builder, name, target);
        if (scheme !== undefined) schemes.set(name, scheme);
      }
    }
  }
}

/** The scheme at a node, or undefined where there is none of a known type. */
export function securitySchemeAt(builder: Builder, name: string, value: NodeRef): SecurityScheme | undefined {
  const target = dereference(builder, value);
  const typed = target && typeOf(target.node);
  if (target === undefined || typed === undefined) return undefined;
  const description = target.description ?? text(target.node, 'description');
  return Object.freeze({
    name,
    ...(description !== undefined && { description }),
    get location() {
      return place(target.node);
    },
    ...typed,
  });
}

type Typed<S = SecurityScheme> = S extends SecurityScheme ? Omit<S, 'name' | 'description' | 'location'> : never;

function typeOf(node: ObjectNode): Typed | undefined {
  const type = text(node, 'type');
  switch (type) {
    case 'apiKey': {
      const where = text(node, 'in');
      if (where !== 'query' && where !== 'header' && where !== 'cookie') return undefined;
      return { type, in: where, parameterName: text(node, 'name') ?? '' };
    }
    case 'http': {
      const bearerFormat = text(node, 'bearerFormat');
      return { type, scheme: text(node, 'scheme') ?? '', ...(bearerFormat !== undefined && { bearerFormat }) };
    }
    case 'oauth2':
      return { type, flows: frozen(objectChild(node, 'flows')?.value ?? {}) };
    case 'openIdConnect':
      return { type, openIdConnectUrl: text(node, 'openIdConnectUrl') ?? '' };
    case 'mutualTLS':
      return { type };
    default:
      return undefined;
  }
}
