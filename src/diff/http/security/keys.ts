// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object
import type { Operation, Parameter, SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
import type { Side } from '../side.js';

/** Whether an API key is taken of where a parameter stands: on the wire they are the same. */
export function isSamePlace(scheme: SecurityScheme, parameter: Pick<Parameter, 'in' | 'name'>): boolean {
  if (scheme.type !== 'apiKey' || scheme.in !== parameter.in) return false;
  const [key, name] = [scheme.parameterName, parameter.name];
  return parameter.in === 'header' ? key.toLowerCase() === name.toLowerCase() : key === name;
}

/** Whether an alternative has an API key where a parameter stands. */
export function hasKeyAt({ contract }: Side, requirement: SecurityRequirement, parameter: Parameter): boolean {
  return requirement.some(({ scheme: name }) => {
    const scheme = contract.securitySchemes.get(name);
    return scheme !== undefined && isSamePlace(scheme, parameter);
  });
}

/** The names of the API keys of an alternative that stand in the query. */
export function keysOfQuery({ contract }: Side, requirement: SecurityRequirement): readonly string[] {
  return requirement.flatMap(({ scheme: name }) => {
    const scheme = contract.securitySchemes.get(name);
    return scheme?.type === 'apiKey' && scheme.in === 'query' ? [scheme.parameterName] : [];
  });
}

/** Which requests of an operation have an API key where a parameter stands. */
export interface ByKey {
  readonly is: 'none' | 'some' | 'all';
  /** An alternative without it, where others have one. */
  readonly bare?: SecurityRequirement;
}

/** Looks for a parameter among the API keys of an operation. */
export function byKey(side: Side, { security }: Operation, parameter: Parameter): ByKey {
  const hasKey = (requirement: SecurityRequirement) => hasKeyAt(side, requirement, parameter);
  if (!security.some(hasKey)) return { is: 'none' };
  const bare = security.find(each => !hasKey(each));
  return bare ? { is: 'some', bare } : { is: 'all' };
}
