import type { SecuritySchemePlan } from '../../plan/index.js';

/**
 * One challenge of a WWW-Authenticate header. https://www.rfc-editor.org/rfc/rfc9110.html#name-www-authenticate
 * @param refused credentials were presented, and not good
 * @returns undefined of mutual TLS, which asks in the handshake
 */
export function challengeOf(
  scheme: SecuritySchemePlan,
  realm: string,
  scopes: readonly string[],
  refused: boolean,
): string | undefined {
  switch (scheme.type) {
    case 'apiKey':
      return `ApiKey realm=${quoted(realm)}, in=${quoted(scheme.in)}, name=${quoted(scheme.name)}`;
    case 'http': {
      const name = scheme.scheme.toLowerCase();
      if (name === 'bearer') return bearerChallenge(realm, scopes, refused);
      if (name === 'basic') return `Basic realm=${quoted(realm)}, charset="UTF-8"`;
      return /^[\w!#$%&'*+.^`|~-]+$/.test(scheme.scheme) ? `${scheme.scheme} realm=${quoted(realm)}` : undefined;
    }
    case 'oauth2':
    case 'openIdConnect':
      return bearerChallenge(realm, scopes, refused);
    case 'mutualTLS':
      return undefined;
  }
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 */
function bearerChallenge(realm: string, scopes: readonly string[], refused: boolean): string {
  const scope = scopes.length > 0 ? `, scope=${quoted(scopes.join(' '))}` : '';
  return `Bearer realm=${quoted(realm)}${scope}${refused ? ', error="invalid_token"' : ''}`;
}

// A title comes from the document: nothing of it may end the string or the header.
function quoted(text: string): string {
  return `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`;
}
