import { isItem, variablesOf } from '../../paths.js';
import { statusRule } from './status-rule.js';

export const missing404 = statusRule({
  code: 'missing-404',
  presets: ['strict'],
  statuses: ['404', '410'],
  because: ({ path }) => (isItem(path) ? `there may be nothing for '${variablesOf(path).at(-1)}'` : undefined),
  why: 'What an id in a path stands for may be gone (RFC 9110, section 15.5.5). Clients that are told handle it, others take the error page for the thing.',
  bad: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. }, '404': { description: There is no such pet. } }
`,
});
