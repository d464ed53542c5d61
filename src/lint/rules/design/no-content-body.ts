import type { Rule } from '../../rule.js';

const bodiless = new Set(['204', '205', '304']);

export const noContentBody: Rule = {
  code: 'no-content-body',
  category: 'design',
  severity: 'warning',
  presets: ['recommended', 'strict', 'minimal'],
  what: 'A response that can have no body declares one.',
  why: '204, 205 and 304 end with their headers (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5): a body is never sent, and clients that wait for it fail.',
  remedy: 'Take the content away, or answer 200',
  fix: 'Takes the content away.',
  bad: `
paths:
  /pets:
    delete: { responses: { '204': { description: Gone., content: { application/json: { schema: { type: object } } } } } }
`,
  good: `
paths:
  /pets:
    delete: { responses: { '204': { description: Gone. } } }
`,
  check: ({ report }) => ({
    response: node => {
      if (node.parent?.type !== 'responses' || !bodiless.has(node.key)) return;
      const { content } = node.value;
      if (typeof content !== 'object' || content === null || Object.keys(content).length === 0) return;
      const ranges = Object.keys(content).join(', ');
      report(
        `The ${node.key} has a body: ${ranges}`,
        { node, at: 'content', part: 'key' },
        {
          fix: { edits: [{ pointer: `${node.pointer}/content` }] },
        },
      );
    },
  }),
};
