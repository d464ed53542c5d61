import type { CodeEntry } from '../code-entry.js';

/** Who may call, and where: security and servers. */
export const diffAccessCodes = {
  'security-required': {
    severity: 'error',
    what: 'What could be called by anybody asks for credentials.',
    why: 'Requests without them are answered with 401.',
    remedy: 'Keep anonymous requests as an alternative, `{}`',
  },
  'security-alternative-removed': {
    severity: 'error',
    what: 'Credentials that were enough no longer are.',
    why: 'Clients that have no others are answered with 401.',
    remedy: 'Keep the alternative beside the new ones',
  },
  'security-scope-added': {
    severity: 'error',
    what: 'Credentials need a scope that they did not need.',
    why: 'Tokens without it are answered with 403.',
    remedy: 'Keep accepting the tokens so far, or give the scope to all who hold one',
  },
  'security-alternative-added': {
    severity: 'error',
    what: 'Other credentials are enough too, or none are needed.',
    why: 'Clients that have what was asked for are accepted as before; of a webhook or callback, receivers get what they do not ask for.',
    remedy: 'Nothing has to be done',
  },
  'security-scheme-changed': {
    severity: 'error',
    what: 'A security scheme takes its credentials another way, or of another place.',
    why: 'Clients present what is no longer looked at.',
    remedy: 'Declare the new way as a scheme of its own, and accept either',
  },
  'oauth-flow-removed': {
    severity: 'error',
    what: 'An OAuth2 flow is no longer there.',
    why: 'Clients that get their tokens by it get none.',
    remedy: 'Keep the flow',
  },
  'oauth-flow-changed': {
    severity: 'warning',
    what: 'An OAuth2 flow or OpenID Connect provider has other addresses or scopes.',
    why: 'Clients ask at the old address, or for a scope that is not given.',
    remedy: 'Keep the old address answering, and the scopes',
  },
  'oauth-flow-added': {
    severity: 'warning',
    what: 'An OAuth2 flow or a scope is new.',
    why: 'Clients get their tokens as before; the API may get those that it shows to receivers of webhooks in a new way.',
    remedy: 'Nothing has to be done',
  },
  'server-removed': {
    severity: 'error',
    what: 'An address of the API is no longer declared.',
    why: 'Whoever calls it there may find nothing.',
    remedy: 'Keep the address answering, and declared, until nobody calls it',
  },
  'server-added': {
    severity: 'info',
    what: 'An address of the API is new.',
    why: 'Clients call it where they did.',
    remedy: 'Nothing has to be done',
  },
} as const satisfies Record<string, CodeEntry>;
