import { reportLacking } from '../../lacking.js';
import type { Rule } from '../../rule.js';
import { hasHeader } from '../../statuses.js';

export const itemEtag: Rule = {
  code: 'item-etag',
  category: 'design',
  severity: 'info',
  presets: ['strict'],
  what: 'What can be changed is answered without a version of it.',
  why: 'Two clients that read the same and write both lose one of the changes: an ETag lets the second one be refused (RFC 9110, section 13.1.1).',
  remedy: 'Declare an ETag header of the 200, and take If-Match where it is changed',
  bad: `
paths:
  /pet:
    get: { responses: { '200': { description: The pet. } } }
    put: { responses: { '204': { description: Replaced. } } }
`,
  good: `
paths:
  /pet:
    get: { responses: { '200': { description: The pet., headers: { ETag: { schema: { type: string } } } } } }
    put:
      parameters: [{ name: If-Match, in: header, schema: { type: string } }]
      responses: { '204': { description: Replaced. }, '412': { description: Somebody was faster. } }
`,
  check: ({ report }) => ({
    contract: contract => {
      const changed = new Set(
        contract.operations.flatMap(({ method, path }) => (method === 'PUT' || method === 'PATCH' ? [path] : [])),
      );
      reportLacking({
        contract,
        report,
        asked: contract.operations.filter(
          ({ method, path, responses }) =>
            method === 'GET' && changed.has(path) && responses.some(({ status }) => status === '200'),
        ),
        lacks: ({ responses }) => responses.some(each => each.status === '200' && !hasHeader(each, 'etag')),
        one: ({ key }) => `${key} has no ETag, though the same path can be changed`,
        all: count => `None of the ${count} GET operations of what can be changed declares an ETag`,
      });
    },
  }),
};
