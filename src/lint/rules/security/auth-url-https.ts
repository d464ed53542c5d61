import type { WrittenObject } from '../../../contract/index.js';
import type { Rule } from '../../rule.js';

const fields = ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl', 'openIdConnectUrl'];

export const authUrlHttps: Rule = {
  code: 'auth-url-https',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'security', 'strict'],
  what: 'Tokens are asked for without encryption.',
  why: 'Whoever is on the way reads the tokens (RFC 6749, section 3.1; OWASP API8:2023).',
  remedy: 'Give the URL with https://',
  fix: 'Writes https in the place of http.',
  bad: `
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'http://example.com/token', scopes: {} } } }
`,
  good: `
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: {} } } }
`,
  check: ({ report }) => {
    const visit = (node: WrittenObject) => {
      for (const field of fields) {
        const url = node.value[field];
        if (typeof url !== 'string' || !/^http:\/\/(?!localhost\b|127\.|\[::1\])/i.test(url)) continue;
        report(
          `The ${field} '${url}' is not encrypted`,
          { node, at: field },
          {
            fix: { edits: [{ pointer: `${node.pointer}/${field}`, value: url.replace(/^http:/i, 'https:') }] },
          },
        );
      }
    };
    return {
      oauthImplicit: visit,
      oauthPassword: visit,
      oauthAuthorizationCode: visit,
      oauthDeviceAuthorization: visit,
      securityScheme: visit,
    };
  },
};
