import type { Rule } from '../../rule.js';
import { isSuccess } from '../../statuses.js';

export const createStatus: Rule = {
  code: 'create-status',
  category: 'design',
  severity: 'info',
  presets: [],
  what: 'POST on a collection answers neither 201 nor 202.',
  why: '201 says that something came into being, and where (RFC 9110, section 9.3.3). After 200 a client can not tell what was created from what was there.',
  remedy: 'Answer 201 with a Location header',
  bad: `
paths:
  /pets:
    post: { responses: { '200': { description: The new pet. } } }
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  good: `
paths:
  /pets:
    post: { responses: { '201': { description: The new pet. } } }
  /pets/{petId}:
    get:
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: The pet. } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      const items = new Set(operations.flatMap(({ path }) => /^(.*)\/\{[^{}/]*\}$/.exec(path)?.[1] ?? []));
      for (const { key, method, path, responses, location } of operations) {
        if (method !== 'POST' || !items.has(path)) continue;
        const statuses = responses.filter(isSuccess).map(({ status }) => status);
        if (statuses.length === 0 || statuses.some(status => /^2(?:01|02|07|XX)$/.test(status))) continue;
        report(`${key} adds to '${path}' and answers ${statuses.join(', ')}, not 201`, location, { operation: key });
      }
    },
  }),
};
