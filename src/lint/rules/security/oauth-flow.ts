import type { Rule } from '../../rule.js';

const retired: Readonly<Record<string, string>> = { implicit: 'section 2.1.2', password: 'section 2.4' };

export const oauthFlow: Rule = {
  code: 'oauth-flow',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'OAuth 2 is used by a flow that is given up.',
  why: 'The implicit flow puts tokens into URLs, the password flow shows a password to every client (RFC 9700, sections 2.1.2 and 2.4; OWASP API2:2023).',
  remedy: 'Use authorizationCode with PKCE, or clientCredentials between machines',
  bad: `
components:
  securitySchemes:
    login: { type: oauth2, flows: { implicit: { authorizationUrl: https://example.com/auth, scopes: {} } } }
`,
  good: `
components:
  securitySchemes:
    login:
      type: oauth2
      flows: { authorizationCode: { authorizationUrl: https://example.com/auth, tokenUrl: https://example.com/token, scopes: {} } }
`,
  check: ({ report }) => ({
    oauthFlows: node => {
      for (const flow of Object.keys(node.value)) {
        const section = Object.hasOwn(retired, flow) ? retired[flow] : undefined;
        if (section !== undefined)
          report(`The ${flow} flow is given up by RFC 9700, ${section}`, { node, at: flow, part: 'key' });
      }
    },
  }),
};
