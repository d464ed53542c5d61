import { bodyExample } from './body-example.js';

export const requestExample = bodyExample(
  {
    code: 'request-example',
    presets: ['strict'],
    what: 'A request body has no example.',
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
      requestBody: { content: { application/json: { schema: { type: object }, example: { name: Rex } } } }
      responses: { '201': { description: The new pet. } }
`,
  },
  ({ requestBody }) => (requestBody ? [['The request body', requestBody.content]] : []),
);
