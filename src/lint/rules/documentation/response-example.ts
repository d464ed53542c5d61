import { isSuccess } from '../../statuses.js';
import { bodyExample } from './body-example.js';

export const responseExample = bodyExample(
  {
    code: 'response-example',
    presets: ['strict'],
    what: 'The body of a success has no example.',
    bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets., content: { application/json: { schema: { type: object } } } } } }
`,
    good: `
paths:
  /pets:
    get:
      responses:
        '200': { description: All pets., content: { application/json: { schema: { type: object }, example: { name: Rex } } } }
`,
  },
  ({ responses }) =>
    responses.filter(isSuccess).map(({ status, content }) => [`The response ${status}`, content] as const),
);
