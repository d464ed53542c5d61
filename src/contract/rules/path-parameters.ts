// https://spec.openapis.org/oas/v3.2.0.html#path-templating
import type { Builder } from '../build/builder.js';
import type { Built } from '../build/operation.js';
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

function compare(builder: Builder, { operation, node, parameters }: Built, names: readonly string[]): void {
  const declared = parameters.filter(({ parameter }) => parameter.in === 'path');
  for (const name of names) {
    if (declared.some(({ parameter }) => parameter.name === name)) continue;
    const message = `'{${name}}' of the path '${operation.path}' is not declared as a parameter`;
    builder.report('path-parameter-undeclared', message, node, { operation: operation.key });
  }
  for (const { parameter, listed } of declared) {
    if (names.includes(parameter.name)) continue;
    const message = `the path parameter '${parameter.name}' is not in the path '${operation.path}'`;
    builder.report('path-parameter-unused', message, listed, { operation: operation.key });
  }
}
