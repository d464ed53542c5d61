import { statusRule } from '../design/status-rule.js';

export const missing401 = statusRule({
  code: 'missing-401',
  category: 'security',
  presets: ['security', 'strict'],
  statuses: ['401'],
  because: ({ security }) =>
    security.length > 0 && security.every(each => each.length > 0) ? 'it is secured' : undefined,
  why: 'Who comes without a key, or with one that has expired, gets 401 (RFC 9110, section 15.5.2; OWASP API2:2023): clients that know it renew their token.',
  bad: `
paths:
  /pets:
    get: { security: [{ key: [] }], responses: { '200': { description: All pets. } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`,
  good: `
paths:
  /pets:
    get: { security: [{ key: [] }], responses: { '200': { description: All pets. }, '401': { description: Who are you? } } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }
`,
});
