import type { Rule } from '../../rule.js';
import { hasHeader } from '../../statuses.js';

export const ifMatch: Rule = {
  code: 'if-match',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  what: 'A change takes no If-Match, though GET of the same path answers an ETag.',
  why: 'An ETag that can not be sent back keeps nobody from overwriting a change (RFC 9110, section 13.1.1).',
  remedy: 'Take If-Match, and answer 412 where it does not hold',
  bad: `
paths:
  /pet:
    get: { responses: { '200': { description: The pet., headers: { ETag: { schema: { type: string } } } } } }
    put: { responses: { '204': { description: Replaced. } } }
`,
  good: `
paths:
  /pet:
    get: { responses: { '200': { description: The pet., headers: { ETag: { schema: { type: string } } } } } }
    put:
      parameters: [{ name: If-Match, in: header, schema: { type: string } }]
      responses: { '204': { description: Replaced. } }
`,
  check: ({ report }) => ({
    contract: ({ operations }) => {
      const tagged = new Set(
        operations.flatMap(({ method, path, responses }) =>
          method === 'GET' && responses.some(each => each.status === '200' && hasHeader(each, 'etag')) ? [path] : [],
        ),
      );
      for (const { key, method, path, parameters, location } of operations) {
        if ((method !== 'PUT' && method !== 'PATCH') || !tagged.has(path)) continue;
        if (!parameters.some(({ in: where, name }) => where === 'header' && name.toLowerCase() === 'if-match'))
          report(`${key} takes no If-Match, though GET answers an ETag`, location, { operation: key });
      }
    },
  }),
};
