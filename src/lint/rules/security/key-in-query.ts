import { schemeRule } from './scheme-rule.js';

export const keyInQuery = schemeRule({
  code: 'key-in-query',
  severity: 'warning',
  presets: ['recommended', 'security', 'strict'],
  what: 'A key is sent in the query.',
  why: 'URLs are kept in logs, histories and Referer headers, and the key with them (OWASP API2:2023).',
  remedy: 'Take the key in a header',
  bad: `
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: key }
`,
  good: `
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
`,
  says: scheme =>
    scheme.type === 'apiKey' && scheme.in === 'query'
      ? `The security scheme '${scheme.name}' sends its key in the query, as '${scheme.parameterName}'`
      : undefined,
});
