// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import type { SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
import type { Party } from '../context.js';

/** What a request carries to say who sends it. */
export interface Credentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `name=value` each. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
}

/** Credentials of an alternative that the writer has; of one that the other side asks for too, where there is one. */
export function credentialsOf(asked: readonly SecurityRequirement[], { side, operation }: Party): Credentials {
  const { security } = operation;
  const names = (requirement: SecurityRequirement) => requirement.map(({ scheme }) => scheme);
  const wanted = asked.map(requirement => names(requirement).sort().join());
  const chosen = security.find(requirement => wanted.includes(names(requirement).sort().join())) ?? security[0] ?? [];
  const headers: [string, string][] = [];
  const query: string[] = [];
  const cookies: string[] = [];
  for (const name of names(chosen)) {
    const scheme = side.contract.securitySchemes.get(name);
    if (scheme?.type === 'apiKey' && scheme.in === 'query') query.push(`${scheme.parameterName}=KEY`);
    else if (scheme?.type === 'apiKey' && scheme.in === 'cookie') cookies.push(`${scheme.parameterName}=KEY`);
    else if (scheme?.type === 'apiKey') headers.push([scheme.parameterName, 'KEY']);
    else if (scheme && scheme.type !== 'mutualTLS') headers.push(['Authorization', authorization(scheme)]);
  }
  return { headers, query, cookies };
}

function authorization(scheme: SecurityScheme): string {
  if (scheme.type !== 'http') return 'Bearer TOKEN';
  const name = scheme.scheme.toLowerCase();
  if (name === 'basic') return 'Basic dXNlcjpwYXNz';
  return name === 'bearer' ? 'Bearer TOKEN' : `${scheme.scheme} token="TOKEN"`;
}
