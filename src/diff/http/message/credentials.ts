// https://spec.openapis.org/oas/v3.2.0.html#security-requirement-object
import type { Operation, Parameter, SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
import { isSamePlace } from '../security/keys.js';
import type { Side } from '../side.js';

/** What a request carries to say who sends it. */
export interface Credentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `name=value` each. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
}

/** An alternative that is enough for the writer; one that the other side asks for too, where there is one. */
export function usualAlternative(
  reader: Pick<Operation, 'security'>,
  writer: Pick<Operation, 'security'>,
): SecurityRequirement {
  const schemes = (requirement: SecurityRequirement) =>
    requirement
      .map(({ scheme }) => scheme)
      .sort()
      .join();
  const wanted = reader.security.map(schemes);
  return writer.security.find(requirement => wanted.includes(schemes(requirement))) ?? writer.security[0] ?? [];
}

/**
 * What a request presents for an alternative.
 * @param given parameters that it has: the text of such a place is the key
 */
export function credentialsOf(chosen: SecurityRequirement, side: Side, given: readonly Parameter[]): Credentials {
  const headers: [string, string][] = [];
  const query: string[] = [];
  const cookies: string[] = [];
  for (const { scheme: name } of chosen) {
    const scheme = side.contract.securitySchemes.get(name);
    if (scheme && given.some(parameter => isSamePlace(scheme, parameter))) continue;
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
