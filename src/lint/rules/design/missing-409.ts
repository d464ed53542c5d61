import { isItem } from '../../paths.js';
import { statusRule } from './status-rule.js';

export const missing409 = statusRule({
  code: 'missing-409',
  presets: ['strict'],
  statuses: ['409', '412', '422'],
  because: ({ method, path, requestBody, responses }) => {
    const creates = responses.some(({ status }) => status === '201');
    if (!requestBody || !creates) return undefined;
    if (method === 'POST') return 'what it creates may be there already';
    return method === 'PUT' && isItem(path) ? 'it may meet another state than its sender knew' : undefined;
  },
  why: 'Two clients create the same thing, or change it from states that no longer hold (RFC 9110, section 15.5.10): the second has to learn that its request was right and came too late.',
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
      responses: { '201': { description: The new pet. }, '409': { description: There is such a pet. } }
`,
});
