// https://spec.openapis.org/oas/v3.2.0.html#security-scheme-object

import type { Contract, Operation, SecurityRequirement, SecurityScheme } from '../../../contract/index.js';
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

/** Equal for two schemes whose credentials go over the wire alike: tokens of OAuth2 and OpenID Connect are those of `bearer`. */
export function carriage(scheme: SecurityScheme): string {
  return scheme.type === 'oauth2' || scheme.type === 'openIdConnect' ? 'http bearer' : presentation(scheme);
}

/** Equal for two schemes that the same credentials satisfy. */
function meaningOf(scheme: SecurityScheme): string {
  const shown = presentation(scheme);
  if (scheme.type === 'oauth2') return `${shown} ${canonical(scheme.flows)}`;
  return scheme.type === 'openIdConnect' ? `${shown} ${scheme.openIdConnectUrl}` : shown;
}

/**
 * What the schemes of the old version are called in the new one: renaming a scheme changes nothing, nor does it that two have
 * exchanged their names.
 */
export function newNames(before: Contract, after: Contract): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const isOther = (name: string) => {
    const [old, now] = [before.securitySchemes.get(name), after.securitySchemes.get(name)];
    return old !== undefined && now !== undefined && meaningOf(old) !== meaningOf(now) && !isKept(before, after, name);
  };
  const free = [...after.securitySchemes].filter(([name]) => !before.securitySchemes.has(name) || isOther(name));
  for (const [name, scheme] of before.securitySchemes) {
    const same = free.find(([, other]) => meaningOf(other) === meaningOf(scheme));
    // one that is declared still, but that nothing asks for any more, was renamed as well
    const isStill = after.securitySchemes.has(name) && isAsked(after, name) && !isOther(name);
    if (same && !isStill) names.set(name, same[0]);
  }
  return names;
}

/** Whether some operation asks for a scheme of that name in both versions: what it is has changed then, and not its name. */
function isKept(before: Contract, after: Contract, name: string): boolean {
  const now = new Set(askingFor(after, name).map(({ key }) => key));
  return askingFor(before, name).some(({ key }) => now.has(key));
}

function isAsked(contract: Contract, name: string): boolean {
  return askingFor(contract, name).length > 0;
}

function askingFor({ operations, webhooks }: Contract, name: string): readonly Operation[] {
  return [...operations, ...operations.flatMap(({ callbacks }) => callbacks), ...webhooks].filter(({ security }) =>
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

/** An alternative, and the version whose schemes it names. */
export interface Named {
  readonly contract: Contract;
  readonly requirement: SecurityRequirement;
}

/**
 * Whether what is presented for the one alternative is enough for the other by all that is said of their schemes but the names.
 * Of two that are not the same, but whose credentials go over the wire alike, no document says which scopes are which.
 * @param isSent whether each request has what a scheme takes, whatever it is called there
 */
export function looksLike(
  held: Named,
  asked: Named,
  isSent: (scheme: SecurityScheme) => boolean = () => false,
): boolean {
  return asked.requirement.every(({ scheme, scopes }) => {
    const wanted = asked.contract.securitySchemes.get(scheme);
    if (wanted && isSent(wanted)) return true;
    return held.requirement.some(each => {
      const own = held.contract.securitySchemes.get(each.scheme);
      if (!wanted || !own) return false;
      if (meaningOf(own) === meaningOf(wanted)) return scopes.every(scope => each.scopes.includes(scope));
      return own.type !== wanted.type && carriage(own) === carriage(wanted);
    });
  });
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
