import { schemeRule } from './scheme-rule.js';

export const httpBasic = schemeRule({
  code: 'http-basic',
  severity: 'warning',
  presets: ['security'],
  what: 'A password is sent with each request.',
  why: 'Basic and Digest send what never expires and opens everything (OWASP API2:2023): one request that leaks gives the account away.',
  remedy: 'Use bearer tokens that expire, by OAuth 2 or OpenID Connect',
  bad: `
components:
  securitySchemes:
    login: { type: http, scheme: basic }
`,
  good: `
components:
  securitySchemes:
    login: { type: http, scheme: bearer }
`,
  says: scheme =>
    scheme.type === 'http' && /^(?:basic|digest|negotiate)$/i.test(scheme.scheme)
      ? `The security scheme '${scheme.name}' is HTTP ${scheme.scheme}`
      : undefined,
});
