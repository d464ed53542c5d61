import { isEmpty } from '../../empty-body.js';
import type { Rule } from '../../rule.js';

export const getBody: Rule = {
  code: 'get-body',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict', 'minimal'],
  what: 'GET or HEAD takes a body.',
  why: 'A body of GET or HEAD has no meaning (RFC 9110, section 9.3.1): caches leave it out of their keys, and fetch in browsers refuses to send it.',
  remedy: 'Take the input as query parameters, or use POST (QUERY since OpenAPI 3.2)',
  bad: `
paths:
  /pets:
    get:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: All pets. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: All pets. } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      for (const { key, method, requestBody, location } of operations)
        if ((method === 'GET' || method === 'HEAD') && requestBody && !isEmpty(requestBody))
          report(`${key} takes a body`, location, { operation: key });
    },
  }),
};
