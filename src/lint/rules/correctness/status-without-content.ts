import { isObject } from '../../read.js';
import type { Rule } from '../../rule.js';

export const statusWithoutContent: Rule = {
  code: 'status-without-content',
  category: 'correctness',
  severity: 'warning',
  presets: ['minimal', 'recommended', 'strict'],
  what: 'A response has content whose status allows none.',
  why: 'Responses with 1xx, 204, 205 and 304 have no content: a server that sends it breaks the connection (RFC 9110, section 6.4.1).',
  remedy: 'Remove the content, or answer 200',
  bad: `
paths:
  /pets/1:
    delete:
      responses:
        '204': { description: Gone., content: { application/json: { schema: { type: object } } } }
`,
  good: `
paths:
  /pets/1:
    delete:
      responses:
        '204': { description: Gone. }
`,
  check: ({ report }) => ({
    response: node => {
      if (node.parent?.type !== 'responses' || !/^(?:1..|204|205|304)$/.test(node.key)) return;
      const { content } = node.value;
      if (!isObject(content) || Object.keys(content).length === 0) return;
      report(`The response ${node.key} has content, which its status does not allow`, {
        node,
        at: 'content',
        part: 'key',
      });
    },
  }),
};
