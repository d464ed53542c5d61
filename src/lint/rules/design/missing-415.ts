import { statusRule } from './status-rule.js';

export const missing415 = statusRule({
  code: 'missing-415',
  presets: ['strict'],
  statuses: ['415'],
  because: ({ requestBody }) => (requestBody ? 'it takes a body' : undefined),
  why: 'A body of another media type is answered with 415 (RFC 9110, section 15.5.16).',
  bad: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: The new pet. } }
`,
  good: `
paths:
  /pets:
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: The new pet. }, '415': { description: That is no JSON. } }
`,
});
