// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object

import type { Contract, SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
import { canonical } from '../../../document/index.js';

/** Equal for two schemes whose credentials are presented alike, whatever they are called. */
export function presentation(scheme: SecurityScheme): string {
  switch (scheme.type) {
    case 'apiKey':
      return `apiKey ${scheme.in} ${scheme.in === 'header' ? scheme.parameterName.toLowerCase() : scheme.parameterName}`;
    case 'http':
      return `http ${scheme.scheme.toLowerCase()}`;
    default:
      return scheme.type;
  }
}

/** Equal for two schemes that the same credentials satisfy. */
function meaningOf(scheme: SecurityScheme): string {
  const shown = presentation(scheme);
  if (scheme.type === 'oauth2') return `${shown} ${canonical(scheme.flows)}`;
  return scheme.type === 'openIdConnect' ? `${shown} ${scheme.openIdConnectUrl}` : shown;
}

/** What the schemes of the old version are called in the new one: renaming a scheme changes nothing. */
export function newNames(before: Contract, after: Contract): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const free = [...after.securitySchemes].filter(([name]) => !before.securitySchemes.has(name));
  for (const [name, scheme] of before.securitySchemes) {
    const same = free.find(([, other]) => meaningOf(other) === meaningOf(scheme));
    // one that is declared still, but that nothing asks for any more, was renamed as well
    if (same && !(after.securitySchemes.has(name) && isAsked(after, name))) names.set(name, same[0]);
  }
  return names;
}

function isAsked({ operations, webhooks }: Contract, name: string): boolean {
  return [...operations, ...operations.flatMap(({ callbacks }) => callbacks), ...webhooks].some(({ security }) =>
    security.some(requirement => requirement.some(({ scheme }) => scheme === name)),
  );
}

/** The alternatives of an operation: none declared is the same as one that asks for nothing. */
export function alternativesOf(
  security: readonly SecurityRequirement[],
  names: ReadonlyMap<string, string>,
): readonly SecurityRequirement[] {
  if (security.length === 0) return [[]];
  return security.map(requirement =>
    requirement.map(each => ({ ...each, scheme: names.get(each.scheme) ?? each.scheme })),
  );
}

/** Whether who has the credentials of the one alternative has all that the other asks for. */
export function satisfies(held: SecurityRequirement, asked: SecurityRequirement): boolean {
  return asked.every(({ scheme, scopes }) =>
    held.some(each => each.scheme === scheme && scopes.every(scope => each.scopes.includes(scope))),
  );
}

/** In a person's words: `bearer (write) with key`. */
export function saidOf(requirement: SecurityRequirement): string {
  if (requirement.length === 0) return 'no credentials';
  return requirement
    .map(({ scheme, scopes }) => (scopes.length > 0 ? `\`${scheme}\` (${scopes.join(', ')})` : `\`${scheme}\``))
    .join(' with ');
}

/** Equal for two alternatives that ask for the same schemes, whatever the scopes. */
export function schemesOf(requirement: SecurityRequirement): string {
  return requirement
    .map(({ scheme }) => scheme)
    .sort()
    .join('\n');
}
