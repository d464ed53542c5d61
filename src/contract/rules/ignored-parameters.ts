// https://spec.openapis.org/oas/v3.2.0.html#parameter-object
import { isIgnored } from '../build/parameter.js';
import type { ContractRule } from './rule.js';

/** Header parameters named Accept, Content-Type and Authorization are ignored; whoever wrote one should know. */
export const ignoredParameters: ContractRule = ({ builder, paths }) => {
  const told = new Set<unknown>();
  for (const { operation, parameters } of [...paths.operations, ...paths.webhooks]) {
    for (const { parameter, listed } of parameters) {
      if (!isIgnored(parameter) || told.has(listed.value)) continue;
      told.add(listed.value);
      const message = `the header parameter '${parameter.name}' is ignored, as the standard says`;
      builder.report('ignored-parameter', message, listed, { operation: operation.key });
    }
  }
};
