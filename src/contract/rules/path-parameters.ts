// https://spec.openapis.org/oas/v3.2.0.html#path-templating

import type { NodeRef } from '../../document/index.js';
import type { Builder } from '../build/builder.js';
import type { Built } from '../build/operation.js';
import { pathItemOf } from '../build/path-item.js';
import { isBroken } from '../build/reference.js';
import { items, type ObjectNode } from '../node.js';
import { templateNames } from './path-template.js';
import type { ContractRule } from './rule.js';

/** The template expressions of a path and its path parameters are the same. */
export const pathParameters: ContractRule = ({ builder, paths }) => {
  const told = new Set<string>();
  for (const built of paths.operations) {
    const names = templateNames(built.operation.path);
    if (names !== undefined && new Set(names).size === names.length) compare(builder, built, names);
    else if (!told.has(built.operation.path)) {
      told.add(built.operation.path);
      const why = names === undefined ? 'braces that are not paired' : 'a name that stands twice';
      builder.report('path-template', `the path '${built.operation.path}' has ${why}`, built.pathItem);
    }
  }
};

/** A path may be long and hold any number of names: what each finding repeats of it, and how many there are, is bounded. */
const mostTold = 10;
const longestPath = 200;

function compare(builder: Builder, { operation, node, pathItem, parameters }: Built, names: readonly string[]): void {
  const declared = parameters.filter(({ parameter }) => parameter.in === 'path');
  const path = operation.path.length > longestPath ? `${operation.path.slice(0, longestPath)}...` : operation.path;
  const declaredNames = new Set(declared.map(({ parameter }) => parameter.name));
  const missing = names.filter(name => !declaredNames.has(name));
  const undeclared = missing.length > 0 && hasBroken(builder, pathItem, node) ? [] : missing;
  for (const [index, name] of undeclared.slice(0, mostTold).entries()) {
    const others = index === mostTold - 1 ? undeclared.length - mostTold : 0;
    const more = others === 0 ? '' : `, nor are ${others} more after it`;
    const message = `'{${name}}' of the path '${path}' is not declared as a parameter${more}`;
    builder.report('path-parameter-undeclared', message, node, { operation: operation.key });
  }
  const inPath = new Set(names);
  for (const { parameter, listed } of declared) {
    if (inPath.has(parameter.name)) continue;
    const message = `the path parameter '${parameter.name}' is not in the path '${path}'`;
    builder.report('path-parameter-unused', message, listed, { operation: operation.key });
  }
}

/** Whether a parameter of the operation leads nowhere: it may be the one that is missed. */
function hasBroken(builder: Builder, pathItem: NodeRef, operation: ObjectNode): boolean {
  const lists = [operation, ...pathItemOf(builder, pathItem)];
  return lists.some(node => items(node, 'parameters').some(item => isBroken(builder, item)));
}
