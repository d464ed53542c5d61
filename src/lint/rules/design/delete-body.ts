import { isEmpty } from '../../empty-body.js';
import type { Rule } from '../../rule.js';

export const deleteBody: Rule = {
  code: 'delete-body',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'DELETE takes a body.',
  why: 'A body of DELETE has no meaning of its own (RFC 9110, section 9.3.5): some proxies and clients drop it, and some refuse the request.',
  remedy: 'Say in the path or the query what is deleted',
  bad: `
paths:
  /pets:
    delete:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '204': { description: Gone. } }
`,
  good: `
paths:
  /pets:
    delete:
      parameters: [{ name: kind, in: query, schema: { type: string } }]
      responses: { '204': { description: Gone. } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      for (const { key, method, requestBody, location } of operations)
        if (method === 'DELETE' && requestBody && !isEmpty(requestBody))
          report(`${key} takes a body`, location, { operation: key });
    },
  }),
};
