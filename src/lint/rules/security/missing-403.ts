import { statusRule } from '../design/status-rule.js';

export const missing403 = statusRule({
  code: 'missing-403',
  category: 'security',
  presets: ['security', 'strict'],
  statuses: ['403', '404'],
  because: ({ security }) =>
    security.some(each => each.some(({ scopes }) => scopes.length > 0)) ? 'it asks for scopes' : undefined,
  why: 'Who is known and may not gets 403, or 404 where even that it is there is a secret (RFC 9110, section 15.5.4; OWASP API5:2023).',
  bad: `
paths:
  /pets:
    get: { security: [{ login: [read] }], responses: { '200': { description: All pets. } } }
components: { securitySchemes: { login: { type: openIdConnect, openIdConnectUrl: https://example.com } } }
`,
  good: `
paths:
  /pets:
    get: { security: [{ login: [read] }], responses: { '200': { description: All pets. }, '403': { description: You may not. } } }
components: { securitySchemes: { login: { type: openIdConnect, openIdConnectUrl: https://example.com } } }
`,
});
