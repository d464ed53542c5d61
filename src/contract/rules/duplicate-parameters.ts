// https://spec.openapis.org/oas/v3.2.0.html#operation-object
import type { Builder } from '../build/builder.js';
import { type ListedParameter, parameterKey } from '../build/parameter.js';
import { place } from '../node.js';
import type { Operation } from '../types.js';
import type { ContractRule } from './rule.js';

/** No list of parameters has two of the same name and place, and `querystring` stands alone once lists are merged. */
export const duplicateParameters: ContractRule = ({ builder, paths }) => {
  const told = new Set<unknown>();
  for (const { operation, parameters } of [...paths.operations, ...paths.webhooks]) {
    const first = new Map<string, ListedParameter>();
    for (const each of parameters) {
      const key = parameterKey(each.parameter);
      const other = first.get(key);
      if (other === undefined) first.set(key, each);
      else if (!told.has(each.listed.value)) {
        told.add(each.listed.value);
        repeated(builder, operation, each, other);
      }
    }
    wholeQuery(builder, operation, parameters);
  }
};

function repeated(builder: Builder, operation: Operation, each: ListedParameter, other: ListedParameter): void {
  const { name, in: where } = each.parameter;
  builder.report('duplicate-parameter', `the ${where} parameter '${name}' is declared twice`, each.listed, {
    operation: operation.key,
    related: [{ message: 'the first of the two', location: place(other.listed) }],
  });
}

/** Within one list the structure check has seen it: here those that come from the path item meet the operation's. */
function wholeQuery(builder: Builder, operation: Operation, parameters: readonly ListedParameter[]): void {
  const whole = parameters.find(({ parameter }) => parameter.in === 'querystring');
  const single = parameters.find(({ parameter }) => parameter.in === 'query');
  if (whole === undefined || single === undefined || listOf(whole) === listOf(single)) return;
  const message = `parameters in 'querystring' and in 'query' exclude each other`;
  builder.report('querystring-beside-query', message, whole.listed, { operation: operation.key });
}

function listOf({ listed }: ListedParameter): string {
  return `${listed.file.uri}#${listed.pointer.slice(0, listed.pointer.lastIndexOf('/'))}`;
}
