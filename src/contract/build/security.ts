// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import { asObject, items, members, type ObjectNode, own } from '../node.js';
import type { SecurityRequirement } from '../types.js';

/**
 * The alternatives that an object declares, any one of which suffices.
 * @returns undefined where it says nothing, so that the level above holds; an empty list takes security away
 */
export function securityOf(node: ObjectNode): readonly SecurityRequirement[] | undefined {
  if (!Array.isArray(own(node.value, 'security'))) return undefined;
  return Object.freeze(
    items(node, 'security').flatMap(item => {
      const requirement = asObject(item);
      return requirement ? [toRequirement(requirement)] : [];
    }),
  );
}

function toRequirement(node: ObjectNode): SecurityRequirement {
  return Object.freeze(
    members(node).map(([scheme, { value }]) =>
      Object.freeze({
        scheme,
        scopes: Object.freeze(
          Array.isArray(value) ? value.filter((scope): scope is string => typeof scope === 'string') : [],
        ),
      }),
    ),
  );
}
