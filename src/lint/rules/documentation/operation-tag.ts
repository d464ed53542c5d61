import type { Rule } from '../../rule.js';
import { operationName } from './text-rule.js';

export const operationTag: Rule = {
  code: 'operation-tag',
  category: 'documentation',
  severity: 'info',
  presets: ['strict'],
  what: 'An operation has no tag, or more of them than its readers are used to.',
  why: 'Documentation and generated clients put operations into chapters and classes by their tag; one without is left over, one with two is there twice.',
  remedy: 'Give the operation one tag',
  options: {
    most: { schema: { type: 'integer', minimum: 1 }, default: 1, what: 'How many tags an operation may have.' },
  },
  bad: `
paths:
  /pets:
    get: { responses: { '200': { description: All pets. } } }
`,
  good: `
paths:
  /pets:
    get: { tags: [pets], responses: { '200': { description: All pets. } } }
`,
  check: ({ report, options }) => ({
    operation: node => {
      if (node.within('callback')) return;
      const { tags } = node.value;
      const count = Array.isArray(tags) ? tags.length : 0;
      if (count === 0) report(`${operationName(node)} has no tag`, node);
      else if (count > Number(options['most']))
        report(`${operationName(node)} has ${count} tags, more than ${options['most']}`, { node, at: 'tags' });
    },
  }),
};
