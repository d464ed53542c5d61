// https://spec.openapis.org/oas/v3.2.0.html#paths-object
import type { Built } from '../build/operation.js';
import { place } from '../node.js';
import { pathShape } from './path-template.js';
import type { ContractRule } from './rule.js';

/** No two operations have the same method on paths that differ by the names of their parameters alone. */
export const duplicateRoutes: ContractRule = ({ builder, paths }) => {
  const first = new Map<string, Built>();
  for (const built of paths.operations) {
    const { key, method, path } = built.operation;
    const route = `${method} ${pathShape(path)}`;
    const other = first.get(route);
    if (other === undefined) {
      first.set(route, built);
      continue;
    }
    builder.report('duplicate-route', `'${key}' is the same route as '${other.operation.key}'`, built.node, {
      operation: key,
      related: [{ message: 'the first of the two', location: place(other.node) }],
    });
  }
};
